// The search box: words, and terms such as outlet:herald class:s share>40 date:2026-11 lang:de id:c-1f.
(() => {
  const TERM = /(?:(outlet|class|share|date|lang|id)([:<>])("[^"]*"|\S*)|"([^"]*)"|(\S+))/giu;
  const fold = (text) => String(text).toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  // The query as a list of { field, sign, value }; words stand in the field "words".
  dedup.parse = (text) => [...text.matchAll(TERM)].map(([, field, sign, value, quoted, word]) => (
    field
      ? { field: field.toLowerCase(), sign, value: fold(value.replaceAll('"', "")) }
      : { field: "words", sign: ":", value: fold(quoted ?? word) }
  )).filter(({ value }) => value);

  const some = (values, wanted) => (values ?? []).some((value) => fold(value).includes(wanted));
  const tests = {
    words: (row, wanted) => some([row.name, row.id, ...(row.outlets ?? [])], wanted),
    outlet: (row, wanted) => some(row.outlets, wanted),
    class: (row, wanted) => [...wanted.replaceAll(",", "")].some((letter) => fold(row.letters ?? "").includes(letter)),
    lang: (row, wanted) => some(row.languages, wanted),
    id: (row, wanted) => some([row.id, ...(row.ids ?? [])], wanted),
    date: (row, wanted, sign) => {
      if (!row.first) return false;
      if (sign === "<") return row.first < wanted;
      if (sign === ">") return (row.last ?? row.first).slice(0, wanted.length) > wanted;
      return row.first.slice(0, wanted.length) <= wanted && (row.last ?? row.first).slice(0, wanted.length) >= wanted;
    },
    share: (row, wanted, sign) => {
      const percent = 100 * (row.share ?? 0);
      const number = Number.parseFloat(wanted);
      if (Number.isNaN(number)) return true;
      return sign === "<" ? percent < number : sign === ">" ? percent > number : Math.round(percent) === number;
    },
  };

  // Whether a row { name, id, ids, outlets, languages, letters, share, first, last } fits every term of a query.
  dedup.matches = (query, row) => query.every(({ field, sign, value }) => tests[field](row, value, sign));
})();
