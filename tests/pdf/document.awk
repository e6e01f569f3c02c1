# Words for the pages of document.txt: the same little text on each, scaled to the page. Prints what
# lay_text reads, or with text=1 what a reader must find on page `only`.
BEGIN {
    # Number and size in pixels at 100 dpi of each page as displayed; page 12 is blank.
    split("595x842 842x595 595x842 842x595 500x600 420x297 595x842 200x300 700x495 595x842 595x842", sizes, " ")
    lines[1] = "ỦY BAN NHÂN DÂN"
    lines[2] = "Số: 552/QĐ-UBND (\\) ngày 3 tháng 9"
    lines[3] = "Kế hoạch phát triển kinh tế - xã hội"
    lines[4] = "chữ 漢字 và 😀𠀀 ở đây"
    for (page = 1; page in sizes; page++) {
        if (only && page != only) continue
        split(sizes[page], size, "x")
        width = int(size[1] * 100 / 72 + 0.5)
        height = int(size[2] * 100 / 72 + 0.5)
        unit = int((width < height ? width : height) / 20)
        if (!text) print "page", page, width, height
        for (line = 1; line <= 4; line++) {
            top = 2 * unit * line
            x = unit
            if (text) { print lines[line]; continue }
            print "line", unit, top, width - unit, top + unit
            count = split(lines[line], words, " ")
            for (i = 1; i <= count; i++) {
                letters = int(length(words[i]) * (width - 2 * unit) / 45)
                print "word", x, top, x + letters, top + unit, words[i]
                x += letters + int((width - 2 * unit) / 45)
            }
        }
    }
}
