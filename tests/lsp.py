#!/usr/bin/env python3
"""A client for `fzlint lsp`, for tests/cli/lsp.sh. Prints a line "ok …" or "not ok …" for everything it looks at.

usage: lsp.py PART CMD…     CMD is the program; PART one of the functions part_… below

The client keeps each text itself and works out every place anew, in its own way; what must be in it is asked of the
command line.
"""
import json, os, pathlib, random, re, subprocess, sys, tempfile, time

COMMAND = sys.argv[2:]
CLIENT_ENDS = re.compile("\r\n|\n|\r")
LINTER_ENDS = re.compile("\r\n|\n|\r|\x85|\u2028|\u2029")
CAN = {"workspace": {"workspaceEdit": {"documentChanges": True}},
       "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
                        "hover": {"contentFormat": ["markdown", "plaintext"]},
                        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
                        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True}}}


def check(good, what, *more):
    print(("ok " if good else "not ok ") + what)
    for line in more if not good else ():
        print("    " + str(line)[:2000])
    return good


def units(text, encoding):
    return len(text.encode("utf-8")) if encoding == "utf-8" else len(text.encode("utf-16-le")) // 2


def lines_of(text, ends):
    """Where each line begins and ends."""
    starts = [0] + [m.end() for m in ends.finditer(text)]
    return list(zip(starts, [m.start() for m in ends.finditer(text)] + [len(text)]))


def position(text, offset, encoding):
    lines = lines_of(text, CLIENT_ENDS)
    number = max(i for i, (start, _) in enumerate(lines) if start <= offset)
    start, end = lines[number]
    return {"line": number, "character": units(text[start:min(offset, end)], encoding)}


def offset_of(text, place, encoding):
    start, end = lines_of(text, CLIENT_ENDS)[place["line"]]
    for at in range(start, end + 1):
        if units(text[start:at], encoding) == place["character"]:
            return at
    raise ValueError(f"{place} is inside a character or beyond the line")


def apply(text, edits, encoding):
    """Edits as a client makes them: all against TEXT, none over another."""
    spans = sorted((offset_of(text, e["range"]["start"], encoding), offset_of(text, e["range"]["end"], encoding),
                    e["newText"]) for e in edits)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), "edits lie over one another"
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


class Client:
    def __init__(self, *options, encoding="utf-16", can=CAN, initialize=True):
        self.process = subprocess.Popen([*COMMAND, "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.encoding, self.last, self.texts, self.versions = encoding, 0, {}, {}
        self.waiting = []
        if initialize:
            can = {**can, "general": {"positionEncodings": [encoding, "utf-16"]}}
            self.capabilities = self.request("initialize", {"processId": None, "capabilities": can})["result"]
            self.notify("initialized", {})

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message, ensure_ascii=random.random() < 0.5).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def read(self):
        header = {}
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            name, value = line.decode().split(": ")
            header[name] = value
        if not header:
            return None
        return json.loads(self.process.stdout.read(int(header["Content-Length"])).decode())

    def request(self, method, params=None):
        self.last += 1
        self.send({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params or {}})
        while (answer := self.read()) and answer.get("id") != self.last:
            self.waiting.append(answer)
        return answer

    def notify(self, method, params=None):
        self.send({"jsonrpc": "2.0", "method": method, "params": params or {}})

    def published(self, uri):
        """The diagnostics of the text as it is now."""
        while True:
            message = self.waiting.pop(0) if self.waiting else self.read()
            assert message, "the server has gone"
            params = message.get("params", {})
            if params.get("uri") == uri and params.get("version") in (None, self.versions.get(uri)):
                return params["diagnostics"]

    def open(self, uri, text, language="plaintext"):
        self.texts[uri], self.versions[uri] = text, 1
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1,
                                                              "text": text}})

    def change(self, uri, *changes):
        """Each of CHANGES is (start, end, new) in characters of the text at hand, or the whole text."""
        content = []
        for change in changes:
            text = self.texts[uri]
            if isinstance(change, str):
                content.append({"text": change})
                self.texts[uri] = change
                continue
            start, end, new = change
            content.append({"range": {"start": position(text, start, self.encoding),
                                      "end": position(text, end, self.encoding)}, "text": new})
            self.texts[uri] = text[:start] + new + text[end:]
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.versions[uri]},
                                               "contentChanges": content})

    def actions(self, uri, start, end, **context):
        text = self.texts[uri]
        where = {"start": position(text, start, self.encoding), "end": position(text, end, self.encoding)}
        return self.request("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": where,
                                                        "context": {"diagnostics": [], **context}})["result"]

    def edited(self, uri, action):
        """The text after ACTION, which must be made for the text as it is now."""
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": self.versions[uri]}, change["textDocument"]
        return apply(self.texts[uri], change["edits"], self.encoding)

    def leave(self):
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(20)


def command_line(name, text, *options):
    """What the command line finds in TEXT, with places as the client would have them: code, severity, start, end in
    characters of the text, message, advice."""
    run = subprocess.run([*COMMAND, "--format", "json", "--encoding", "utf-8", "--stdin-filename", name, *options, "-"],
                         input=text.encode(), capture_output=True)
    (report,) = json.loads(run.stdout)["reports"]
    mark = text.startswith("\ufeff")
    lines = lines_of(text[mark:], LINTER_ENDS)
    level = {"error": 1, "warning": 2, "note": 3}

    def at(line, column):
        return lines[line - 1][0] + column - 1 + mark

    return [(f["rule"], level[f["level"]], at(f["line"], f["column"]), at(f["endLine"], f["endColumn"]), f["message"],
             f["advice"], f["fingerprint"], len(f["related"])) for f in report["findings"]], report


def agree(client, uri, name, what, *options):
    got = client.published(uri)
    want, report = command_line(name, client.texts[uri], *options)
    text, encoding = client.texts[uri], client.encoding
    errors = [d for d in got if "code" not in d]
    got = [d for d in got if "code" in d]
    places = [(d["code"], d["severity"], d["range"]["start"], d["range"]["end"], d["data"]["fingerprint"],
               len(d.get("relatedInformation", []))) for d in got]
    wanted = [(w[0], w[1], position(text, w[2], encoding), position(text, w[3], encoding), w[6], w[7]) for w in want]
    words = all(w[4].rstrip("。") in d["message"] and w[5].rstrip("。") in d["message"] for w, d in zip(want, got))
    return check(places == wanted and words and len(errors) == len(report["errors"]), what,
                 f"server  {[p for p in places if p not in wanted]}", f"command {[w for w in wanted if w not in places]}",
                 f"errors {errors} {report['errors']}", repr(text[:200]))


# ---- parts -----------------------------------------------------------------------------------------------------------

def part_protocol():
    c = Client(initialize=False)
    check(c.request("textDocument/hover")["error"]["code"] == -32002, "a request before initialize")
    c.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///a.txt", "text": "x", "languageId": "plaintext"}})
    result = c.request("initialize", {"capabilities": {}})["result"]
    check(not c.waiting, "a notification before initialize is dropped")
    can = result["capabilities"]
    check(can["positionEncoding"] == "utf-16" and can["textDocumentSync"]["change"] == 2 and can["hoverProvider"]
          and can["documentSymbolProvider"] and "source.fixAll.fzlint" in can["codeActionProvider"]["codeActionKinds"],
          "what the server can do", can)
    check(result["serverInfo"]["name"] == "fzlint", "what it is called")
    check(c.request("initialize", {"capabilities": {}})["error"]["code"] == -32600, "initialize a second time")
    c.notify("initialized")
    check(c.request("workspace/nothing")["error"]["code"] == -32601, "an unknown request")
    check(c.request("textDocument/didOpen")["error"]["code"] == -32601, "a notification sent as a request")
    check(c.request("textDocument/hover", {"textDocument": {"uri": "file:///no"}, "position": {"line": 0, "character": 0}})
          ["error"]["code"] == -32602, "a document that is not open")
    for params in ({}, {"textDocument": 1}, {"position": {"line": -1, "character": 0}}, [1]):
        check(c.request("textDocument/hover", params)["error"]["code"] == -32602, f"wrong parameters: {params}")
    c.notify("$/cancelRequest", {"id": 7})
    c.notify("some/notification", {"a": 1})
    c.send({"jsonrpc": "2.0", "id": 3, "result": None})
    c.send({"jsonrpc": "2.0", "id": "word", "method": "x/y"})
    answer = c.read()
    check(answer["id"] == "word" and answer["error"]["code"] == -32601, "an id that is a word; the rest is passed over",
          answer)
    for message, code in (({"id": 1, "method": "shutdown"}, -32600), ({"jsonrpc": "2.0"}, -32600), ([], -32600),
                          ({"jsonrpc": "2.0", "id": 1, "method": 5}, -32600)):
        c.send(message)
        check(c.read()["error"]["code"] == code, f"no message of JSON-RPC: {message}")
    for body, what in ((b'{"a":', "cut short"), (b"\xff{}", "no UTF-8"), (b"", "empty"), (b"[" * 100000, "deep")):
        c.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        answer = c.read()
        check(answer["error"]["code"] == -32700 and answer["id"] is None, f"JSON that is {what}", answer)
    check(c.request("shutdown")["result"] is None, "shutdown")
    check(c.request("textDocument/hover")["error"]["code"] == -32600, "a request after shutdown")
    c.notify("exit")
    check(c.process.wait(20) == 0, "exit after shutdown is 0")
    for name, end in (("exit without shutdown", lambda c: c.notify("exit")),
                      ("the end of the input", lambda c: c.process.stdin.close())):
        c = Client()
        end(c)
        check(c.process.wait(20) == 1, f"{name} is 1")
    c = Client("--stdio", encoding="utf-8")
    check(c.capabilities["capabilities"]["positionEncoding"] == "utf-8", "utf-8 where it is offered")
    check(c.leave() == 0, "--stdio changes nothing")


def coats(text, encoding):
    """One text in the ways that are hard to count in; in UTF-8 it is the bytes alone that are new."""
    yield "beyond the BMP", text.replace("，", "𠮷，").replace("政府", "政府😀", 3)
    if encoding == "utf-8":
        return
    yield "LF", text
    yield "CRLF", text.replace("\n", "\r\n")
    yield "CR", text.replace("\n", "\r")
    yield "mixed", text.replace("\n", "\r\n", 5).replace("\n\n", "\n\r")
    yield "line separators", text.replace("。", "。\u2028", 3).replace("\n", "\x85\n", 2)
    yield "byte order mark", "\ufeff" + text


def part_steps():
    """Open, change by character many times, close: at every step what the command line says of the same text."""
    demo = pathlib.Path("fixtures/reports/demo.txt").read_text()
    pieces = ["布署", "𠮷", "\n", "\r\n", "\r", "", "（", "2021-2025年", "一、", "\u2028", "。", "  ", "2023年", "，,"]
    for encoding in ("utf-16", "utf-8"):
        c = Client(encoding=encoding)
        for number, (name, text) in enumerate(coats(demo, encoding)):
            uri, what = f"file:///tmp/%E6%8A%A5%20{number}.txt", f"{encoding}, {name}"
            path = f"/tmp/报 {number}.txt"
            c.open(uri, text)
            agree(c, uri, path, f"{what}: opened")
            for step in range(8):
                text = c.texts[uri]
                places = [i for i in range(len(text)) if text[i - 1:i + 1] != "\r\n"] # a client has none between them
                start, end = sorted((random.choice(places), random.choice(places)))
                end = end if end - start < 9 else start
                change = start, end, random.choice(pieces)
                c.change(uri, change)
                agree(c, uri, path, f"{what}: step {step + 1}, {change}")
            c.change(uri, "x", demo, (0, 3, "𠮷"), (1, 1, "\r\n"), (3, 4, ""))
            agree(c, uri, path, f"{what}: several changes at once, two of them whole texts")
            c.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            del c.versions[uri]
            check(c.published(uri) == [], f"{what}: closed")
        check(c.leave() == 0, f"{encoding}: left")


def part_options():
    demo = pathlib.Path("fixtures/reports/demo.txt").read_text()
    for options in (["--select", "FZ5"], ["--ignore", "punctuation,FZ4"], ["--year", "2019"], ["--body", "township"],
                    ["--rules", "example"], ["--lang", "en"]):
        c = Client(*options)
        c.open("file:///x.txt", demo)
        agree(c, "file:///x.txt", "/x.txt", "as the command line with " + " ".join(options), *options)
        c.leave()
    c = Client("--min-level", "error")
    c.open("file:///x.txt", demo)
    check({d["severity"] for d in c.published("file:///x.txt")} <= {1}, "--min-level")
    c.leave()
    c = Client("--previous", "fixtures/reports/demo.txt")
    c.open("file:///x.txt", demo.replace("布署", "部署"))
    related = [r for d in c.published("file:///x.txt") for r in d.get("relatedInformation", [])]
    uri = pathlib.Path("fixtures/reports/demo.txt").resolve().as_uri()
    places = [r["location"] for r in related if r["location"]["uri"] == uri]
    check(places != [], "--previous: a place in another file", related)
    check(all(p["range"]["end"]["line"] < len(demo.split("\n")) for p in places), "… that is in it", places)
    c.leave()
    for language, uri, shown in (("markdown", "untitled:Untitled-1", True), ("plaintext", "untitled:a", True),
                                 ("c", "file:///x.c", False), ("c", "file:///x.txt", True)):
        c = Client()
        c.open(uri, demo, language)
        c.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) # what is published comes before
        check(any(m["params"]["diagnostics"] for m in c.waiting) == shown, f"{language}, {uri}: checked: {shown}")
        c.leave()


def fixed_by_command_line(name, text):
    run = subprocess.run([*COMMAND, "--fix", "--encoding", "utf-8", "--stdin-filename", name, "--fail-on", "never", "-o",
                          os.devnull, "-"], input=text.encode(), capture_output=True)
    return run.stdout.decode()


def part_actions():
    demo = pathlib.Path("fixtures/reports/demo.txt").read_text()
    alike = "2024年法治政府建设情况报告\n" + "".join(
        f"201{n}-2025年，办理１{n}件。\n" for n in range(9)) # the full-width figures are one finding for all
    for encoding in ("utf-16", "utf-8"):
        c = Client(encoding=encoding)
        for number, (name, text) in enumerate([*coats(demo, encoding), *coats(alike, encoding)]):
            uri, path, what = f"file:///r{number}.txt", f"/r{number}.txt", f"{encoding}, {name}, {number}"
            c.open(uri, text)
            c.change(uri, (0 + text.startswith("\ufeff"), 0 + text.startswith("\ufeff"), "𠮷\n"))
            c.published(uri)
            text = c.texts[uri]
            whole = c.actions(uri, 0, len(text))
            (every,) = [a for a in whole if a["kind"] == "source.fixAll.fzlint"] or [None]
            check(every and c.edited(uri, every) == fixed_by_command_line(path, text), f"{what}: all safe fixes",
                  every)
            kinds = {a["kind"] for a in c.actions(uri, 0, len(text), only=["source"])}
            check(("同类" in str(whole)) == ("１" in text), f"{what}: one fix for all that are alike")
            check(kinds == {"source.fixAll.fzlint"}, f"{what}: source actions alone", kinds)
            quick = c.actions(uri, 0, len(text), only=["quickfix"])
            check(quick and {a["kind"] for a in quick} == {"quickfix"}, f"{what}: quick fixes alone")
            for action in quick:
                (diagnostic,) = action["diagnostics"]
                after = c.edited(uri, action)
                found, _ = command_line(path, after)
                gone = diagnostic["data"]["fingerprint"] not in {f[6] for f in found if f[0] == diagnostic["code"]}
                check(gone, f"{what}: {action['title']} mends it", action)
            first = quick[0]
            c.change(uri, c.edited(uri, first))
            agree(c, uri, path, f"{what}: after a quick fix")
            c.change(uri, c.edited(uri, c.actions(uri, 0, 0, only=["source.fixAll"])[0])
                     if c.actions(uri, 0, 0, only=["source.fixAll"]) else c.texts[uri])
            agree(c, uri, path, f"{what}: after all safe fixes")
            check(c.actions(uri, 0, len(text), only=["source.fixAll.fzlint"]) == [], f"{what}: none is left")
            check(c.actions(uri, 0, len(text), only=["refactor"]) == [], f"{what}: no other kinds")
        c.leave()
    with tempfile.TemporaryDirectory() as folder:
        rules = pathlib.Path(folder) / "rules.yaml"
        rules.write_text("- id: AB0001\n  name: ab\n  category: typo\n  level: warning\n  check: forbidden-text\n"
                         "  patterns: 甲\n  fix: \"乙\\n丙\\n\"\n  safe: true\n  view: raw\n  title: t\n  message: m\n"
                         "  basis: { note: n }\n  good: g\n  bad: 甲\n")
        for end in ("\n", "\r\n", "\r"):
            c = Client("--rules", str(rules), "--select", "AB0001")
            text = f"2024年法治政府建设情况报告{end}{end}一甲，办理好各项工作。{end}二是。"
            c.open("file:///a.txt", text)
            after = [c.edited("file:///a.txt", a) for a in c.actions("file:///a.txt", 0, len(text))]
            check(after == 2 * [text.replace("甲", f"乙{end}丙{end}")], f"line ends of a fix, {end!r}", after)
            c.leave()
    c = Client(can={"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})
    c.open("file:///a.txt", demo)
    actions = c.actions("file:///a.txt", 0, len(demo))
    check(all(list(a["edit"]["changes"]) == ["file:///a.txt"] for a in actions) and actions, "edits without versions")
    check(any(a.get("isPreferred") for a in actions), "a safe fix is preferred")
    c.leave()


def part_answers():
    demo = pathlib.Path("fixtures/reports/demo.txt").read_text().replace("青禾", "青𠮷禾")
    uri = "file:///a.txt"
    c = Client()
    c.open(uri, demo)
    for d in c.published(uri):
        answer = c.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": d["range"]["start"]})["result"]
        check(f"**{d['code']}**" in answer["contents"]["value"] and answer["contents"]["kind"] == "markdown",
              f"hover on {d['code']}", answer)
    check("依据" in answer["contents"]["value"] and "建议" in answer["contents"]["value"], "basis and advice", answer)
    check(c.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 0}})
          ["result"] is None, "hover where there is nothing")

    def tree(symbols, depth=1):
        for s in symbols:
            start = offset_of(demo, s["selectionRange"]["start"], "utf-16")
            end = offset_of(demo, s["selectionRange"]["end"], "utf-16")
            yield depth, s["selectionRange"]["start"]["line"] + 1, s["name"]
            check(s["name"] == demo[start:end] and s["range"]["start"] == s["selectionRange"]["start"]
                  and offset_of(demo, s["range"]["end"], "utf-16") >= end, f"the place of {s['name']}", s)
            yield from tree(s["children"], depth + 1)

    def outline(sections, depth=1):
        for s in sections:
            yield depth, s["line"]
            yield from outline(s["sections"], depth + 1)

    symbols = list(tree(c.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})["result"]))
    run = subprocess.run([*COMMAND, "outline", "--format", "json", "-"], input=demo.encode(), capture_output=True)
    want = list(outline(json.loads(run.stdout)["sections"]))
    check([s[:2] for s in symbols] == want and want, "the tree is that of outline", symbols, want)
    c.leave()
    c = Client(can={})
    c.open(uri, demo)
    flat = c.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})["result"]
    check([s["name"] for s in flat] == [s[2] for s in symbols] and flat[0]["location"]["uri"] == uri, "a list of symbols")
    at = {"line": 2, "character": 45}
    hover = c.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": at})["result"]
    check(hover["contents"]["kind"] == "plaintext" and hover["contents"]["value"].startswith("FZ"), "hover in plain text",
          hover)
    c.leave()


def part_rules():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "规则.yaml"
        path.write_text("- id: AB0001\n  name: 𠮷\n  chek: forbidden-text\n  check: no-such-kind\n")
        run = subprocess.run([*COMMAND, "--rules", str(path), "fixtures/reports/demo.txt"], capture_output=True)
        want = re.findall(r"yaml:(\d+):(?:(\d+):)? (.*)", run.stderr.decode())
        c = Client()
        c.open(path.as_uri(), path.read_text(), "yaml")
        got = c.published(path.as_uri())
        check([(d["range"]["start"]["line"] + 1, d["message"]) for d in got] == [(int(w[0]), w[2]) for w in want] and got,
              "mistakes in a file of rules, as the loader tells them", got, want)
        path.write_text(pathlib.Path("rules/regions/example/title.yaml").read_text())
        c.notify("textDocument/didSave", {"textDocument": {"uri": path.as_uri()}})
        check(c.published(path.as_uri()) == [], "none when they are mended and saved")
        for name, text in (("other", "a: 1\n"), ("list", "- a\n- b\n")):
            c.open(f"file:///{name}.yaml", text, "yaml")
            check(c.published(f"file:///{name}.yaml") == [], f"no file of rules: {name}")
        pack = pathlib.Path("rules/annual-report/wording.yaml").resolve()
        c.open(pack.as_uri(), pack.read_text(), "yaml")
        check(c.published(pack.as_uri()) == [], "a file of a pack is loaded with its pack")
        c.leave()


def survives(c, what):
    """Still there, and in its senses."""
    uri = "file:///still.txt"
    c.waiting = []
    c.open(uri, "一、主要成效\n精心布署工作。\n")
    codes = [d.get("code") for d in c.published(uri)]
    check("FZ4001" in codes, f"{what}: goes on", codes)


def part_hostile():
    uri = "file:///h.txt"
    c = Client()
    c.notify("textDocument/didChange", {"textDocument": {"uri": "file:///no", "version": 2}, "contentChanges": [{"text": ""}]})
    c.notify("textDocument/didClose", {"textDocument": {"uri": "file:///no"}})
    survives(c, "a document that is not open")
    c.open(uri, "布署\n𠮷a\n")
    c.published(uri)
    big = 2 ** 31 - 1
    for start, end in (((0, 99), (0, 99)), ((9, 0), (9, 9)), ((big, big), (big, big)), ((1, 3), (0, 1)), ((1, 1), (1, 1)),
                       ((2 ** 63, 0), (2 ** 70, 0)), ((-1, 0), (0, 0)), ((0.5, 0), (1, 0)), (("a", None), (0, 0))):
        edges = [{"line": line, "character": character} for line, character in (start, end)]
        c.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [
            {"range": {"start": edges[0], "end": edges[1]}, "text": "字"}]})
    survives(c, "edits out of range")
    for params in (None, [], 7, {"textDocument": None}, {"textDocument": {"uri": uri}, "contentChanges": [1, {}, {"text": 1}]},
                   {"textDocument": {"uri": 3, "text": "x"}}, {"textDocument": {"uri": "", "text": "x"}}):
        for method in ("didOpen", "didChange", "didSave", "didClose"):
            c.send({"jsonrpc": "2.0", "method": "textDocument/" + method, "params": params})
    survives(c, "parameters of any kind")
    for odd in ("", "\ufeff", "\0", "<html><body>x</body></html>", "PK\3\4", "%PDF-1.4", "{\\rtf1", "\r", "\n", "𠮷" * 9999):
        c.open(uri, odd)
        c.published(uri)
        for method in ("documentSymbol", "hover", "codeAction"):
            c.request("textDocument/" + method, {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0},
                                                 "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}})
    survives(c, "texts that are none")
    body = (b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":'
            b'{"uri":"file:///s.txt","text":"\\ud842 \\udfb7\\\\ud842 a","version":1}}}')
    c.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    c.versions["file:///s.txt"] = 1
    check(c.published("file:///s.txt") != [], "half a surrogate pair")
    for header in (b"Content-Length: x\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"\r\nContent-Length: \r\n\r\n",
                   b"Content-Length: 99999999999999999999\r\n\r\n", b"Contents\r\n\r\n", b"X: 1\r\n\r\n",
                   b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", b"Content-Length: 2\r\nContent-Type: a; charset=latin1\r\n\r\n{}",
                   b"y" * 100000 + b"\r\n\r\n"):
        c.raw(header)
        answer = c.read()
        check(answer["error"]["code"] == -32700 and answer["id"] is None, f"a header {header[:40]}", answer)
    survives(c, "headers")
    c.leave()
    c = Client("--max-size", "1")
    c.open(uri, "字" * 400000)
    check("--max-size" in c.published(uri)[0]["message"], "a text over --max-size is refused")
    c.change(uri, (5, 6, "a"))
    c.change(uri, "一、主要成效\n精心布署工作。\n")
    agree(c, uri, "/h.txt", "and checked when it is short again")
    c.change(uri, "字" * 200000)
    c.published(uri)
    c.change(uri, (5, 5, "字" * 200000))
    check("--max-size" in c.published(uri)[0]["message"], "an edit that makes a text too long is refused")
    length = 8 << 20
    c.raw(b"Content-Length: %d\r\n\r\n" % length + b" " * length)
    check(c.read()["error"]["code"] == -32600, "a message that is too long is passed over")
    survives(c, "a message that is too long")
    c.raw(b"Content-Length: 900000000000\r\n\r\n{}")
    c.process.stdin.close()
    check(c.process.wait(20) == 1, "a message that never comes")
    demo = pathlib.Path("fixtures/reports/demo.txt").read_bytes().decode()
    session = b""
    for message in ({"id": 1, "method": "initialize", "params": {"capabilities": CAN}},
                    {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "version": 1, "text": demo}}},
                    {"id": 2, "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": uri}}}):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        session += b"Content-Length: %d\r\n\r\n" % len(body) + body
    codes = set()
    for cut in range(0, len(session), 97):
        codes.add(subprocess.run([*COMMAND, "lsp", "--select", "FZ5"], input=session[:cut], stdout=subprocess.DEVNULL).returncode)
    check(codes == {1}, "a session cut at any place ends in order", codes)


def part_speed():
    """Changes that wait are checked together, and a session keeps up with a typist."""
    uri, demo = "file:///a.txt", pathlib.Path("fixtures/reports/demo.txt").read_text()
    c = Client()
    c.open(uri, demo)
    c.published(uri)
    start = time.monotonic()
    for i in range(20):
        c.change(uri, (0, 0, "字"))
        c.published(uri)
    print(f"# {(time.monotonic() - start) * 50:.1f} ms a change")
    data = b""
    for i in range(200):
        body = json.dumps({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": 100 + i}, "contentChanges": [
                {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "字"}]}}).encode()
        data += b"Content-Length: %d\r\n\r\n" % len(body) + body
        c.texts[uri] = "字" + c.texts[uri]
    c.versions[uri] = 299
    c.raw(data)
    seen = 0
    while c.read()["params"]["version"] != 299:
        seen += 1
    check(seen < 100, "changes that wait are checked together", seen)
    c.leave()


random.seed(7)
globals()["part_" + sys.argv[1]]()
