#!/usr/bin/env python3
"""Word files, web pages and hostile zips for tests/cli/documents.sh, made from readable XML so that none need be kept.

usage: documents.py make FOLDER      FOLDER/good/*: fixtures/reports as .docx and .html; FOLDER/special/*;
                                     FOLDER/bad/*, and FOLDER/bad.list: name, tab, words that the refusal must hold
       documents.py memory CMD ARG…  runs it; prints the most memory it had at once, in MiB
"""
import io, pathlib, resource, struct, subprocess, sys, zipfile
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' \
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' \
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' \
    f'<Override PartName="/word/document.xml" ContentType="{WORD}document.main+xml"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{name}+xml"/>'
        for name in ("numbering", "header", "comments")) + "</Types>"


def rels(**targets):
    items = "".join(f'<Relationship Id="{k}" Type="{REL}{k}" Target="{v}"/>' for k, v in targets.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def part(root, inside):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {W}>{inside}</w:{root}>'


def paragraph(text, props=""):
    return f'<w:p>{props}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def document(body):
    return part("document", f"<w:body>{body}</w:body>")


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return out.getvalue()


def docx(main, **more):
    """A whole file; more: styles="…" becomes word/styles.xml, and so on."""
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": rels(officeDocument="word/document.xml"),
             "word/document.xml": main}
    parts["word/_rels/document.xml.rels"] = rels(**{k: f"{k}.xml" for k in more})
    parts.update({f"word/{k}.xml": v for k, v in more.items()})
    return zipped({k: v for k, v in parts.items() if v is not None})


def make_good(folder):
    for source in sorted(pathlib.Path("fixtures/reports").glob("*.txt")):
        lines = source.read_text("utf-8").rstrip("\n").split("\n")
        (folder / (source.stem + ".txt")).write_bytes(source.read_bytes())
        section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
        header = part("hdr", paragraph("青禾县人民政府文件") + paragraph("一、") + paragraph("— 1 —"))
        (folder / (source.stem + ".docx")).write_bytes(
            docx(document("".join(map(paragraph, lines)) + section), header=header))
        body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        page = f'<html><head><meta charset="gb2312"></head><body><div id="menu">首页 公开</div>' \
               f'<div class="TRS_Editor">{body}</div><div>打印 关闭</div></body></html>'
        (folder / (source.stem + ".html")).write_bytes(page.encode("gb18030"))


def numbered(text, level):
    return paragraph(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>')


def make_special(folder):
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    numbering = '<w:abstractNum w:abstractNumId="0">' + "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="{t}"/></w:lvl>'
        for i, (f, t) in enumerate(levels)) + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = paragraph("青禾县2024年法治政府建设情况报告") + paragraph("2024年，青禾县推进法治政府建设。现将有关情况报告如下：") + \
        numbered("主要举措和成效", 0) + numbered("强化制度建设", 1) + paragraph("制定规范性文件5件。") + \
        numbered("存在的不足和原因", 0) + paragraph("执法力量不足，主要原因是编制少。") + \
        '<w:p><w:ins w:id="1" w:author="某"><w:r><w:t>新增一句。</w:t></w:r></w:ins></w:p>' + \
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>这一段有批注。</w:t></w:r><w:commentRangeEnd w:id="0"/>' \
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>' + \
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r><w:r><w:t>公开的话。</w:t></w:r></w:p>' + \
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    (folder / "word.docx").write_bytes(docx(
        document(body), numbering=part("numbering", numbering), header=part("hdr", paragraph("秘密★1年")),
        comments=part("comments", f'<w:comment w:id="0" w:author="某">{paragraph("请核实")}</w:comment>')))
    plain = docx(document(paragraph("青禾县2024年法治政府建设情况报告")))
    (folder / "report.wps").write_bytes(plain)
    (folder / "renamed.txt").write_bytes(plain)


def flip_crc(data):
    """A wrong check sum for word/document.xml, in both places."""
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        crc = struct.pack("<I", z.getinfo("word/document.xml").CRC)
    return data.replace(crc, bytes([crc[0] ^ 1]) + crc[1:])


def set_in_directory(data, signature, offset, value):
    """Writes VALUE at OFFSET of each header that begins with SIGNATURE."""
    out, at = bytearray(data), data.find(signature)
    while at >= 0:
        out[at + offset:at + offset + len(value)] = value
        at = data.find(signature, at + 4)
    return bytes(out)


def encrypted(data):
    return set_in_directory(set_in_directory(data, b"PK\3\4", 6, b"\1\0"), b"PK\1\2", 8, b"\1\0")


def lying(data):
    """The zip's list says that each part unpacks to 10 bytes."""
    return set_in_directory(data, b"PK\1\2", 24, struct.pack("<I", 10))


def make_bad(folder):
    ok = docx(document(paragraph("报告" * 500)))
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "哈" * 10}">' for i in range(10))
    block = "".join(paragraph(f"{i * 7919 % 1000003}件") for i in range(8000))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    files = {
        "cut.docx": (ok[:len(ok) * 2 // 3], "zip is damaged"),
        "crc.docx": (flip_crc(ok), "zip is damaged: word/document.xml"),
        "bomb.docx": (docx(document(paragraph(" " * 50_000_000))), "zip bomb"),
        "huge.docx": (docx(document(block * 160)), "--max-size"),
        "lying.docx": (lying(docx(document(paragraph(" " * 50_000_000)))), "word/document.xml"),
        "nested.zip": (zipped({"report.docx": ok}), "a zip, not a report"),
        "nested.docx": (zipped({"report.docx": ok}), "[Content_Types].xml is missing"),
        "entities.docx": (docx(f"<!DOCTYPE w [{laughs}]>" + part("document", "&a9;").split("\n", 1)[1]), "DTD"),
        "external.docx": (docx('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'), "DTD"),
        "deep.docx": (docx(document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)), "word/document.xml"),
        "paths.docx": (zipped({"[Content_Types].xml": TYPES, "../../etc/passwd": "root", "/etc/passwd": "root",
                               "_rels/.rels": rels(officeDocument="../../etc/passwd")}), "officeDocument"),
        "no-types.docx": (zipped({"_rels/.rels": rels(officeDocument="word/document.xml"),
                                  "word/document.xml": document(paragraph("甲"))}), "[Content_Types].xml is missing"),
        "no-body.docx": (docx(None), "word/document.xml is missing"),
        "half-body.docx": (docx(document(paragraph("甲"))[:-20]), "no valid XML"),
        "sheet.docx": (docx("<workbook/>"), "something else"),
        "picture.docx": (docx(document("<w:p/>")), "empty"),
        "encrypted.docx": (encrypted(ok), "encrypted"),
        "password.docx": (ole, "password"),
        "text.docx": ("一、报告".encode(), "its content is not"),
        "deep.html": (b"<div>" * 100_000, "nested deeper than 10000"),
        "blank.html": (b"<html><script>x</script></html>", "empty"),
        "entities.odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text",
                                 "content.xml": f"<!DOCTYPE a [{laughs}]><a>&a9;</a>"}), "DTD"),
        "no-page.ofd": (zipped({"OFD.xml": "<OFD><DocBody><DocRoot>a/b.xml</DocRoot></DocBody></OFD>"}),
                        "a/b.xml is missing"),
    }
    with open(folder.parent / "bad.list", "w", encoding="utf-8") as listed:
        for name, (data, words) in files.items():
            (folder / name).write_bytes(data)
            listed.write(f"{name}\t{words}\n")


def main():
    if sys.argv[1] == "memory":
        subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
        return
    top = pathlib.Path(sys.argv[2])
    for name, make in ("good", make_good), ("special", make_special), ("bad", make_bad):
        (top / name).mkdir()
        make(top / name)


if __name__ == "__main__":
    main()
