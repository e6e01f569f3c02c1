# Damages the marks that begin lines as Tesseract does, a share of them, and words beside them.
#
#   awk -v seed=1 -v share=0.03 -v words=0.02 -v told=FILE -f damage.awk TEXT
#
# The damaged text goes to stdout; FILE gets a line a mark: number of its line, kind of damage (`none`), the
# mark, what became of it. The same text, seed and awk give the same damage.
function hit(p) { return rand() < p }
function wrong_digit(text,    at, digit) {
    at = 1 + int(rand() * length(text))
    do digit = int(rand() * 10); while (digit == substr(text, at, 1) || (digit == 0 && at == 1))
    return substr(text, 1, at - 1) digit substr(text, at + 1)
}
# Sets kind; returns what `text` (without its sign) is read as, or `text`.
function misread(text,    other) {
    kind = "none"
    if (text ~ /^[IVX]+$/) {
        other = text
        if (text == "I") { kind = "I read as 1 or l"; return hit(0.5) ? "1" : "l" }
        if (text ~ /II/ && hit(0.7)) { kind = "stroke lost"; sub(/I/, "", other); return other }
        if (text ~ /II/) { kind = "II read as H"; sub(/II/, "H", other); return other }
        return text
    }
    if (text in swapped) { kind = text " read as " swapped[text]; return swapped[text] }
    if (text == "1" && hit(0.5)) { kind = "1 read as l"; return "l" }
    if (text ~ /^[0-9]+$/ && text != "1") { kind = "another figure"; return wrong_digit(text) }
    return text
}
BEGIN {
    srand(seed)
    swapped["d"] = "đ"; swapped["đ"] = "d"; swapped["c"] = "e"; swapped["e"] = "c"
}
{
    line = $0
    if (words > 0) {
        count = split(line, part, " ")
        line = ""
        for (i = 1; i <= count; i++) {
            if (i > 2 && hit(words)) sub(/ộ/, "ô", part[i]) || sub(/ề/, "ê", part[i]) || sub(/ả/, "à", part[i])
            line = line (i > 1 ? " " : "") part[i]
        }
    }
    if (match(line, /^((Chương|Phần|Mục|Điều|CHƯƠNG|PHẦN|MỤC) )?([IVX]+|[0-9]+|[a-z]|đ)(\.|\)|:)? /) ||
        match(line, /^(Chương|Phần|CHƯƠNG|PHẦN) [IVX]+$/)) {
        head = substr(line, 1, RLENGTH)
        rest = substr(line, RLENGTH + 1)
        prefix = match(head, /^[^ ]+ /) && head ~ /^[^ ]+ [^ ]/ ? substr(head, 1, RLENGTH) : ""
        mark = substr(head, length(prefix) + 1)
        sign = match(mark, /[.):]? *$/) ? substr(mark, RSTART) : ""
        mark = substr(mark, 1, length(mark) - length(sign))
        if (prefix != "" || sign ~ /[.)]/) {
            read = hit(share) ? misread(mark) : mark
            if (read == mark) kind = "none"
            print NR "\t" kind "\t" prefix mark "\t" prefix read > told
            line = prefix read sign rest
        }
    }
    print line
}
