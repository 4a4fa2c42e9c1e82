"""Pieces that mean something to one of the readers, for inputs that get past its first look."""

TOKENS = (
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?xml ?>"),
    *(b"<p>", b"</p>", b"<div style='display:none'>", b"<span hidden>", b"</html>", b"<table>", b"<br/>" * 50),
    *(b'<script type=\'application/ld+json\'>{"@type":"NewsArticle"', b"</script>", b"<base href='//x'>"),
    *(b'{"', b'"}', b"[[[[", b"null", b"1e999", b"\\ud800", b'"text":', b'"uri":1,"pubstatus":[],"bodies":{}'),
    *(b'"', b'""', b"\n", b"\r", b"\t", b";", b",", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"PK\x03\x04"),
    *("\u200b\u202e\u00ad".encode(), "\u0301".encode() * 40, "\u0430".encode(), "\U0001d5ba".encode(), b"\xed\xa0\x80"),
    *(b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"ustar", b"\x28\xb5\x2f\xfd"),
    *(b"Content-Transfer-Encoding: base64\r\n", b"boundary=", b"charset=utf-7", b"%PDF-1.7", b"endobj", b"PAR1"),
    *(b"9" * 400, b"A" * 5000, b"(" * 300, b"_" * 300),
)
