# fzlint: the whole build. `make help` lists the targets.
BUILD   ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
OUT     := build/$(BUILD)
PKGS    := libpcre2-8 yaml-0.1 jansson

CC      ?= cc
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wundef -Wvla -Wformat=2 -Wwrite-strings -Wcast-qual
OPT.release  := -O2 -DNDEBUG
OPT.debug    := -O0 -g3
OPT.asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DFZ_ARENA_GUARD
OPT.coverage := -O0 -g --coverage
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Ilinter -Ireporters $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS  += -std=c11 $(WARN) $(OPT.$(BUILD))
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv

LIB_SRC := $(filter-out linter/main.c linter/options.c linter/cmd_%.c,$(wildcard linter/*.c linter/*/*.c)) $(wildcard reporters/*.c)
CLI_SRC := $(filter-out $(LIB_SRC),$(wildcard linter/*.c))
RULES   := $(sort $(shell find rules -name '*.yaml' -o -name '*.csv' | sed 's|^rules/||'))
LIB_OBJ := $(LIB_SRC:%.c=$(OUT)/%.o) $(OUT)/embedded.o
CLI_OBJ := $(CLI_SRC:%.c=$(OUT)/%.o)

all: $(OUT)/fzlint $(OUT)/libfzlint.a

$(OUT)/fzlint: $(CLI_OBJ) $(OUT)/libfzlint.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(CLI_OBJ) $(OUT)/libfzlint.a $(LDLIBS)

$(OUT)/libfzlint.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/embedded.o: $(OUT)/embedded.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(OUT)/embedded.c: linter/rule/embed.sh $(RULES:%=rules/%)
	@mkdir -p $(@D)
	sh linter/rule/embed.sh rules $(RULES) > $@.tmp
	mv $@.tmp $@

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d)
