// Packed screens and data: gzip in base64, in the page itself or in scripts beside it that are loaded when needed.
(() => {
  const shards = Number(document.documentElement.dataset.shards ?? 0);
  const loading = new Map();
  const arrived = new Map();

  const inflate = async (packed) => {
    const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
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
