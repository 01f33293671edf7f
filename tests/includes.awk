# Who may include whom, and which file alone knows a library. Run over every .c and .h of linter/ and reporters/ from
# the top folder: awk -f tests/includes.awk FILES. Prints FILE:LINE: what is wrong; exit 1 when anything is.
BEGIN {
    # folder → the folders its files may include from; "top" is linter/*.[ch] itself
    may["base"] = "base"
    may["model"] = "base model"
    may["input"] = "base model input"
    may["parse"] = "base model parse"
    may["check"] = "base model check"
    may["rule"] = "base model check rule"
    may["reporters"] = "base model reporters"
    may["lsp"] = "base model rule reporters top lsp"
    may["top"] = "base model input parse check rule reporters lsp top"

    # library or system header → the files that may know it
    only["pcre2.h"] = "linter/base/pattern.c"
    only["yaml.h"] = "linter/rule/yaml_node.c"
    only["csv.h"] = "linter/base/csv_read.c reporters/csv_out.c"
    only["jansson.h"] = "reporters/json_out.c reporters/json_in.c"
    only["iconv.h"] = "linter/input/encoding.c"
    only["zip.h"] = "linter/input/container.c"
    only["pthread.h"] = "linter/base/parallel.c"
    only["libxml/parser.h"] = "linter/input/xml.c"
    only["libxml/HTMLparser.h"] = "linter/input/xml.c"

    for (i = 1; i < ARGC; i++)
        exists[ARGV[i]] = 1
}

function has(list, word) { return index(" " list " ", " " word " ") > 0 }

function folder_of(path) {
    if (path ~ /^reporters\//)
        return "reporters"
    if (path ~ /^linter\/[^\/]*$/)
        return "top"
    sub(/^linter\//, "", path)
    sub(/\/.*/, "", path)
    return path
}

function complain(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    bad = 1
}

# The header's own name from the top folder, or "" when no such file is there.
function resolve(name) {
    if (("linter/" name) in exists)
        return "linter/" name
    if (("reporters/" name) in exists)
        return "reporters/" name
    return ""
}

FNR == 1 {
    from = folder_of(FILENAME)
    own = FILENAME
    sub(/\.c$/, ".h", own)
    own_first = FILENAME ~ /\.c$/ && own in exists
    includes = 0
    if (!(from in may))
        complain("folder \"" from "\" is not in the table of tests/includes.awk")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    name = $0
    sub(/^[^<]*</, "", name)
    sub(/>.*/, "", name)
    if (own_first && !includes++)
        complain("a file includes its own header first: " own)
    if (name in only && !has(only[name], FILENAME))
        complain("only " only[name] " may include <" name ">")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    name = $0
    sub(/^[^"]*"/, "", name)
    sub(/".*/, "", name)
    path = resolve(name)
    if (path == "") {
        complain("\"" name "\" is no header of linter/ or reporters/ (name it from there, with its folder)")
        next
    }
    if (own_first && !includes++ && path != own)
        complain("a file includes its own header first: " own)
    to = folder_of(path)
    if (from in may && !has(may[from], to))
        complain(from " may not include " to ": \"" name "\" (it may: " may[from] ")")
}

# A header's guard: FZ_FOLDER_NAME_H, or FZ_NAME_H for linter/*.h. Lists of X-macros have none.
FILENAME ~ /\.h$/ && FILENAME !~ /_list\.h$/ && /^#ifndef/ && !(FILENAME in guarded) {
    guarded[FILENAME] = 1
    guard = FILENAME
    sub(/^linter\//, "", guard)
    sub(/\.h$/, "_h", guard)
    gsub(/\//, "_", guard)
    guard = toupper(guard)
    if (guard !~ /^FZ/) # fzlint.h is called so already
        guard = "FZ_" guard
    if ($2 != guard)
        complain("the guard of this header should be " guard)
}

END { exit bad }
