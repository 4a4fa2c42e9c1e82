// Packed screens and data: gzip in base 85, in the page itself or in scripts beside it that are loaded when needed.
(() => {
  const shards = Number(document.documentElement.dataset.shards ?? 0);
  const loading = new Map();
  const arrived = new Map();

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-.:;=?@[]^_{|}";
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));

  // Five digits are four bytes; k + 1 at the end, filled up with the highest digit, are k.
  const bytesOf = (text) => {
    const missing = (5 - text.length % 5) % 5;
    const full = text + "}".repeat(missing);
    const view = new DataView(new ArrayBuffer(full.length / 5 * 4));
    for (let at = 0; at < full.length; at += 5) {
      let number = 0;
      for (let digit = at; digit < at + 5; digit += 1) number = number * 85 + VALUES.get(full.charCodeAt(digit));
      view.setUint32(at / 5 * 4, number);
    }
    return new Uint8Array(view.buffer, 0, view.byteLength - missing);
  };

  const inflate = async (packed) => {
    const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };

  // FNV-1a, by which a route finds its script as it did when that was written; routes are ASCII.
  dedup.shardOf = (route, count = shards) => {
    let hash = 0x811c9dc5;
    for (const letter of route) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return hash % count;
  };

  const load = (address) => {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = script.onerror = () => { script.remove(); done(); };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  };

  const packed = async (kind, name) => {
    const inPage = document.querySelector(`script[data-${kind}="${CSS.escape(name)}"]`);
    if (inPage) return inPage.textContent;
    if (shards > 0 && !arrived.has(name)) await load(`data/${dedup.shardOf(name)}.js`);
    if (shards < 0 && !arrived.has(name)) await load(`data/screen.js?route=${encodeURIComponent(name)}`);
    return arrived.get(name);
  };

  // Called by the scripts beside the page.
  dedup.block = (name, content) => { arrived.set(name, content); };

  // The section of a route, put into the page; nothing where the report leaves it out.
  dedup.unpack = async (route) => {
    const content = await packed("block", route);
    if (content === undefined) return null;
    const template = document.createElement("template");
    template.innerHTML = await inflate(content);
    const known = document.getElementById(route);
    if (known) return known;
    document.getElementById("main").append(template.content);
    return document.getElementById(route);
  };

  // A value that was put beside the page under that name; null where there is none.
  dedup.data = async (name) => {
    const content = await packed("values", name);
    return content === undefined ? null : JSON.parse(await inflate(content));
  };
})();
