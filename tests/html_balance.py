"""Reads pages as a browser would have to: every element is closed in its order, ids are there once, links inside a page
lead somewhere, nothing is fetched from anywhere, and data in scripts is JSON. Prints what is wrong; exit 1 then."""
import html.parser
import json
import sys

VOID = {"meta", "col", "input", "br", "link", "img", "hr"}
FETCHING = {"src", "srcset", "poster", "background", "ping", "action", "formaction"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.wrong, self.data, self.title = [], set(), [], [], None, ""

    def say(self, words):
        self.wrong.append("%d:%d: %s" % (*self.getpos(), words))

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.say("an attribute twice: %s" % names)
        for name, value in attrs:
            if name == "id":
                if value in self.ids:
                    self.say("id twice: " + value)
                self.ids.add(value)
            if name in FETCHING or name.startswith("on") or (name == "href" and "//" in value):
                self.say("%s=%s" % (name, value))
            if name in ("href", "aria-details") and (name != "href" or value.startswith("#")):
                self.links.append(value.lstrip("#"))
        if tag == "script" and ("type", "application/json") in attrs:
            self.data = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.say("</%s> in <%s>" % (tag, self.open[-1] if self.open else "nothing"))
        else:
            self.open.pop()
        if tag == "script" and self.data is not None:
            try:
                self.rows = len(json.loads(self.data)["rows"])
            except ValueError as error:
                self.say("data: %s" % error)
            self.data = None

    def handle_data(self, data):
        if self.open and self.open[-1] == "script" and self.data is not None:
            self.data += data

    def handle_comment(self, data):
        self.say("a comment: " + data)


def look_at(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    if page.open:
        page.wrong.append("not closed: %s" % page.open)
    page.wrong += ["leads nowhere: #" + link for link in page.links if link not in page.ids]
    for words in page.wrong:
        print("%s:%s" % (path, words))
    return not page.wrong


sys.exit(0 if all([look_at(path) for path in sys.argv[1:]]) else 1)
