/* soat scan: its options and its help. What it does is in scan_run.c, in the program that scans. */
#include <stddef.h>

#include "commands.h"
#include "exec_scan.h"
#include "scan_settings.h"

static const option_row options[] = {
    {'o', "output", "DIR", "Write DIR/NAME.txt and so on instead of printing.", OPTION_TEXT,
     offsetof(scan_settings, folder)},
    {'t', "to", "LIST",
     "What to write, apart by commas: txt, json, hocr, alto, tsv, html, pdf. Unless told, txt.",
     OPTION_TEXT, offsetof(scan_settings, to)},
    {'p', "pages", "LIST", "Only these pages of each input: 1,3-5,9-", OPTION_TEXT,
     offsetof(scan_settings, pages)},
    {0, "reflow", NULL, "Text with a paragraph a line, without the hyphens that only ended lines.",
     OPTION_FLAG, offsetof(scan_settings, reflow)},
    {0, "mode", "HOW",
     "redo, unless told: pages drawn as text keep it, all others are recognised, and their text "
     "takes the place of an earlier recogniser's. skip: pages with any text keep it. force: all "
     "are recognised, and in a PDF a picture takes the place of drawn text.",
     OPTION_TEXT, offsetof(scan_settings, mode)},
    {'j', "jobs", "N", "Work on N pages at once. Unless told, as many as there are cores.",
     OPTION_NUMBER, offsetof(scan_settings, workers)},
    {0, "resume", NULL,
     "Go on with the run in DIR: leave out the documents that are finished, unless their input or "
     "the options changed, and take over the finished pages of the others.",
     OPTION_FLAG, offsetof(scan_settings, resume)},
    {0, "retry-failed", NULL, "The same, but documents with failed pages are done again.",
     OPTION_FLAG, offsetof(scan_settings, retry_failed)},
    {0, "shard", "K/N",
     "Only the Kth of N parts of the documents: N such runs, on one machine or many, share the "
     "work and the folder.",
     OPTION_TEXT, offsetof(scan_settings, shard)},
    {0, "from-list", "FILE",
     "Read the names of inputs from FILE, a line each, as they come; - is standard input.",
     OPTION_TEXT, offsetof(scan_settings, list)},
    {0, "watch", "DIR",
     "Scan what is in DIR, and go on with each new file as soon as it is completely written, until "
     "Ctrl-C. Resumes.",
     OPTION_TEXT, offsetof(scan_settings, watch)},
    {'r', "raw", NULL, "The recogniser's own reading, without correction.", OPTION_FLAG,
     offsetof(scan_settings, raw)},
    {0, "dpi", "N",
     "Render PDF pages at N dots per inch, and believe it of images. Unless told, the scan's own "
     "resolution, or 200 for a page that is drawn.",
     OPTION_NUMBER, offsetof(scan_settings, resolution)},
    {'l', "lang", "LANG", "Tesseract's language. Unless told, vie.", OPTION_TEXT,
     offsetof(scan_settings, language)},
    {0, "tessdata", "DIR", "Where Tesseract's models are.", OPTION_TEXT,
     offsetof(scan_settings, tessdata)},
    {0, "no-prep", NULL, "Recognise page images as they are.", OPTION_FLAG,
     offsetof(scan_settings, no_preparation)},
    {0, "max-image-mpixels", "N", "Refuse a page larger than N million pixels. Unless told, 250.",
     OPTION_NUMBER, offsetof(scan_settings, megapixels)},
    {0, "page-timeout", "N", "Give a page up after N seconds. Unless told, 300.", OPTION_NUMBER,
     offsetof(scan_settings, page_timeout)},
    {0, "page-memory", "N", "Give a page up that needs more than N MB. Unless told, 2000.",
     OPTION_NUMBER, offsetof(scan_settings, page_memory)},
    {0, "progress", "HOW",
     "auto: a line on a terminal; json: an object for each event, a line each, on standard error; "
     "none.",
     OPTION_TEXT, offsetof(scan_settings, progress)},
    {'q', "quiet", NULL, "No progress, even on a terminal.", OPTION_FLAG,
     offsetof(scan_settings, quiet)},
    CORRECTOR_ROWS(scan_settings, corrector),
};

/* The command line is read in `soat` too: help and complaints are those of every build, at once. */
static int run(const command *self, int argument_count, char **arguments) {
    scan_settings chosen = {0};
    option_list operands = {0};
    corrector_choice_init(&chosen.corrector);
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
#ifdef SOAT_SCAN_PROGRAM
        code = scan_run(&chosen, &operands);
#else
        code = exec_scan(argument_count, arguments);
#endif
    }
    corrector_choice_dispose(&chosen.corrector);
    option_list_dispose(&operands);
    return code;
}

const command command_scan = {
    .name = "scan",
    .summary = "Read scanned pages: PDF, TIFF, PNG, JPEG, folders of them",
    .operands = "INPUT...",
    .description =
        "Recognises each page with Tesseract, corrects what it read with the readings that "
        "Tesseract itself held possible, and prints the text, or with -o writes a file a format "
        "for each input. What a file is, its content says, not its name; in folders, files with "
        "the suffix of a PDF or an image are taken and the folder's shape is kept. Two inputs of "
        "one name get NAME.txt and NAME.png.txt. - is one document from standard input. A PDF "
        "output is the input with the text laid invisibly under its pages; nothing else in it "
        "changes, but a signature in it is no longer valid, which is said once a document. A page "
        "that takes no text layer stays as it is and is named.\n\n"
        "A PDF page that keeps its own text gives it as Unicode, also where it is set in fonts "
        "of TCVN3, VNI or another legacy charset. Unless --mode is skip, a page whose own text "
        "says nothing is recognised.\n\n"
        "Pages are read by worker processes. One that crashes, hangs or needs too much memory "
        "costs its page: it is tried once more, then an empty page stands for it, and it is named "
        "on stderr, in the journal and in DIR/failed, beside a link to its input. Files appear in "
        "DIR only when whole. DIR/soat-journal.jsonl says what was done, DIR/report.html which "
        "documents need a look, and DIR/report.json the same for programs. After Ctrl-C, a crash "
        "or a power cut the same command with --resume does what is missing, and nothing "
        "twice.\n\n"
        "Pages of text output are apart by a form feed. Exit code: 3 when an input failed, wholly "
        "or in part, 4 when none could be read, 5 when a model is missing, 130 after Ctrl-C.",
    .examples = "  soat scan letter.pdf\n"
                "  soat scan reports/ -o out/ --to pdf,txt\n"
                "  soat scan reports/ -o out/ --to pdf,txt --resume\n"
                "  soat scan --pages 1,3-5 book.pdf > chapter.txt\n"
                "  soat scan --watch inbox/ -o out/\n"
                "  find /archive -name '*.pdf' | soat scan --from-list - -o out/ --progress json\n"
                "  soat scan /archive -o /shared/out --shard 1/4 --resume\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
