# fzlint: the whole build. `make help` lists the targets.
BUILD   ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
WERROR  ?=
JOBS    ?= $(shell nproc 2>/dev/null || echo 2)
OUT     := build/$(BUILD)
PKGS    := libpcre2-8 yaml-0.1 jansson libxml-2.0 libzip

CC      ?= cc
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wundef -Wvla -Wformat=2 -Wwrite-strings -Wcast-qual $(if $(WERROR),-Werror)
OPT.release  := -O2 -DNDEBUG
OPT.debug    := -O0 -g3
OPT.asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DFZ_ARENA_GUARD
OPT.tsan     := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
OPT.fuzz     := $(OPT.asan) -fsanitize=fuzzer-no-link
OPT.coverage := -O0 -g --coverage
# CPPFLAGS, CFLAGS, LDFLAGS and LDLIBS of the environment or the command line come on top of these
FZ_CPPFLAGS := -D_POSIX_C_SOURCE=200809L -Ilinter -Ireporters $(shell pkg-config --cflags $(PKGS) 2>/dev/null) $(CPPFLAGS)
FZ_CFLAGS   := -std=c11 -pthread $(WARN) $(OPT.$(BUILD)) $(CFLAGS)
FZ_LDLIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv $(LDLIBS)
LINK         = $(CC) $(FZ_CFLAGS) $(LDFLAGS)

EMBED_SRC := linter/rule/embed.c
LIB_SRC := linter/annotate.c linter/lint.c linter/timing.c linter/fix.c linter/fix_word.c linter/fzlint.c \
           $(filter-out $(EMBED_SRC),$(wildcard linter/*/*.c reporters/*.c))
CLI_SRC := $(filter-out $(LIB_SRC),$(wildcard linter/*.c))
UNIT_SRC := $(wildcard tests/unit/test_*.c)
FUZZ_SRC := $(wildcard tests/fuzz/*.c)
HEADERS := $(wildcard linter/*.h linter/*/*.h reporters/*.h)
RULES   := $(sort $(shell find rules -name '*.yaml' -o -name '*.csv' | sed 's|^rules/||'))
WEB     := $(sort $(wildcard reporters/web/*.css reporters/web/*.js))
LIB_OBJ := $(LIB_SRC:%.c=$(OUT)/%.o) $(OUT)/embedded.o $(OUT)/web.o
EMBED_OBJ := $(EMBED_SRC:%.c=$(OUT)/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(OUT)/%.o)
UNIT_OBJ := $(UNIT_SRC:%.c=$(OUT)/%.o)
FUZZ_OBJ := $(FUZZ_SRC:%.c=$(OUT)/%.o)
FUZZERS := $(patsubst tests/fuzz/%.c,$(OUT)/%,$(wildcard tests/fuzz/fuzz_*.c))
C_FILES := $(LIB_SRC) $(EMBED_SRC) $(CLI_SRC) $(UNIT_SRC) $(FUZZ_SRC) tests/fault/fault.c $(wildcard tests/fuzz/*.h)

##@ Build
all: $(OUT)/fzlint $(OUT)/libfzlint.a  ## the program and the library, in build/$(BUILD)

$(OUT)/fzlint: $(CLI_OBJ) $(OUT)/libfzlint.a
	$(LINK) -o $@ $(CLI_OBJ) $(OUT)/libfzlint.a $(FZ_LDLIBS)

$(OUT)/libfzlint.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(OUT)/%.o: %.c | $(OUT)/.found
	@mkdir -p $(@D)
	$(CC) $(FZ_CPPFLAGS) $(FZ_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/embedded.o: $(OUT)/embedded.c | $(OUT)/.found
	$(CC) $(FZ_CPPFLAGS) $(FZ_CFLAGS) -MMD -MP -c -o $@ $<

# The shipped rules inside the program: read once here, by the program's own loader.
$(OUT)/embed: $(EMBED_OBJ) $(filter-out $(OUT)/embedded.o,$(LIB_OBJ))
	$(LINK) -o $@ $^ $(FZ_LDLIBS)

$(OUT)/embedded.c: $(OUT)/embed $(RULES:%=rules/%) $(OUT)/.rules
	$(OUT)/embed rules $(RULES) > $@.tmp
	mv $@.tmp $@

$(OUT)/web.o: $(OUT)/web.c | $(OUT)/.found
	$(CC) $(FZ_CPPFLAGS) $(FZ_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/web.c: reporters/web/embed.sh $(WEB)
	@mkdir -p $(@D)
	sh reporters/web/embed.sh $(WEB) > $@.tmp
	mv $@.tmp $@

# Changes when a file of rules comes or goes, which no time stamp tells.
$(OUT)/.rules: FORCE
	@mkdir -p $(@D)
	@echo '$(RULES)' | cmp -s - $@ || echo '$(RULES)' > $@

# Says once per output folder which library is missing, before the compiler does in its own way.
$(OUT)/.found:
	@mkdir -p $(@D)
	@sh tests/setup.sh --look build
	@touch $@

-include $(LIB_OBJ:.o=.d) $(EMBED_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_OBJ:.o=.d) $(FUZZ_OBJ:.o=.d)

setup:  ## installs what the build needs (apt-get); make setup FOR=test, FOR=ci: what those need
	@sh tests/setup.sh $(or $(FOR),build)

install: all  ## program, library, manual page, rules; honours DESTDIR and PREFIX
	install -D -m 755 $(OUT)/fzlint $(DESTDIR)$(PREFIX)/bin/fzlint
	install -D -m 644 $(OUT)/libfzlint.a $(DESTDIR)$(PREFIX)/lib/libfzlint.a
	install -D -m 644 linter/fzlint.h $(DESTDIR)$(PREFIX)/include/fzlint.h
	for f in $(RULES) README.md; do install -D -m 644 rules/$$f $(DESTDIR)$(PREFIX)/share/fzlint/rules/$$f || exit 1; done
	if [ -f docs/fzlint.1 ]; then install -D -m 644 docs/fzlint.1 $(DESTDIR)$(PREFIX)/share/man/man1/fzlint.1; fi

uninstall:  ## takes away what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/fzlint lib/libfzlint.a include/fzlint.h share/man/man1/fzlint.1)
	rm -rf $(DESTDIR)$(PREFIX)/share/fzlint

clean:  ## removes build/
	rm -rf build

##@ Try and test
# The two that work on a machine with nothing but make: setup first, then make again, which finds the libraries.
demo:  ## installs what is missing, builds, and checks a report with typical slips
	@sh tests/setup.sh build
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	$(OUT)/fzlint --fail-on never fixtures/reports/demo.txt

check:  ## installs what is missing, builds, and runs every test; PART=golden runs one part
	@sh tests/setup.sh test
	@$(MAKE) --no-print-directory -s -j$(JOBS) all tests
	@FZLINT=$(OUT)/fzlint OUT=$(OUT) JOBS=$(JOBS) sh tests/run.sh $(PART)

tests: $(OUT)/fzlint $(OUT)/unit $(FUZZERS)  ## builds the tests without running them

$(OUT)/unit: $(UNIT_OBJ) $(CLI_OBJ) $(OUT)/libfzlint.a
	$(LINK) -o $@ $(UNIT_OBJ) $(filter-out %/main.o,$(CLI_OBJ)) $(OUT)/libfzlint.a -lcriterion $(FZ_LDLIBS)

# An ordinary build replays the corpora; BUILD=fuzz makes new inputs.
ifeq ($(BUILD),fuzz)
FUZZ_MAIN := -fsanitize=fuzzer
else
FUZZ_MAIN := $(OUT)/tests/fuzz/replay.o
endif
$(OUT)/fuzz_%: $(OUT)/tests/fuzz/fuzz_%.o $(filter %.o,$(FUZZ_MAIN)) $(CLI_OBJ) $(OUT)/libfzlint.a
	$(LINK) -o $@ $< $(FUZZ_MAIN) $(filter-out %/main.o,$(CLI_OBJ)) $(OUT)/libfzlint.a $(FZ_LDLIBS)

fuzz:  ## new inputs for one target with clang: make fuzz FUZZ=parse TIME=60
	@$(MAKE) --no-print-directory -s -j$(JOBS) BUILD=fuzz CC=clang build/fuzz/fuzz_$(or $(FUZZ),parse)
	sh tests/fuzz/fuzz.sh build/fuzz/fuzz_$(or $(FUZZ),parse) $(or $(TIME),60)

golden-update: all  ## shows what changed in fixtures/reports/*.expected, then replaces them
	@FZLINT=$(OUT)/fzlint sh tests/golden.sh --update

coverage:  ## what the tests do not reach, file by file
	@$(MAKE) --no-print-directory BUILD=coverage check
	@sh tests/coverage.sh build/coverage

bench: all  ## time and memory as ratios, against rg where it is installed; see docs/performance.md
	@FZLINT=$(abspath $(OUT)/fzlint) python3 tests/bench/bench.py

##@ Upkeep
docs: all  ## docs/checks.md and docs/rules.md from the program's own tables
	@FZLINT=$(OUT)/fzlint sh tests/docs.sh --update

format:  ## clang-format
	@clang-format -i $(C_FILES) $(HEADERS)

format-check:  ## fails where clang-format would change something
	@clang-format --dry-run --Werror $(C_FILES) $(HEADERS)

lint: lint-includes lint-headers lint-tidy lint-shell  ## clang-tidy, the include table, headers alone, shellcheck

lint-includes:
	@awk -f tests/includes.awk $(LIB_SRC) $(CLI_SRC) $(HEADERS)

# Lists of X-macros are no headers of their own.
lint-headers:
	@for h in $(filter-out %_list.h,$(HEADERS)); do \
		printf '#include "%s"\nextern int not_empty;\n' $$h | $(CC) -I. $(FZ_CPPFLAGS) $(FZ_CFLAGS) -Werror -fsyntax-only -x c - \
			|| { echo "$$h does not compile alone"; exit 1; }; done

# clang-tidy 14 wants one file per run: with several it reports a false va_list error.
lint-tidy: $(OUT)/.found
	@printf '%s\n' $(LIB_SRC) $(EMBED_SRC) $(CLI_SRC) | xargs -P $(JOBS) -I {} \
		clang-tidy --quiet --warnings-as-errors='*' {} -- -std=c11 $(FZ_CPPFLAGS) 2>/dev/null

lint-shell:
	@shellcheck -x .ci/run reporters/web/*.sh tests/*.sh tests/*/*.sh

help:  ## this list
	@awk -F ':.*## ' '/^##@/ { print "\n" substr($$0, 5) } /^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'BUILD=release|debug|asan|tsan|coverage|fuzz   WERROR=1   CC=clang   JOBS=2   FZLINT_NO_INSTALL=1 (setup only looks)'

FORCE:
.PHONY: all setup install uninstall clean demo check tests fuzz golden-update coverage bench docs format format-check \
        lint lint-includes lint-headers lint-tidy lint-shell help FORCE
.DELETE_ON_ERROR:
