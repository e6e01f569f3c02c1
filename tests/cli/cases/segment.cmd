# Sentences and words as text and as JSON, lines, words of one's own; what cannot be read.
printf 'Uỷ ban nhân dân TP. Huế họp sáng 3/5/2022.\nÔng Nguyễn Văn An hỏi: “Khi nào xong?” Không ai trả lời ./.\n' >in.txt
soat segment in.txt
soat segment --sentences <in.txt
soat segment --json in.txt
printf 'học sinh\nhọc bài' | soat segment
printf 'học sinh\nhọc bài' | soat segment --lines
printf '# của tôi\nhọc bài\n' >words.txt
printf 'học sinh học bài' | soat segment --words words.txt
printf '' | soat segment --json
echo 'hai 2' >bad.txt
soat segment --words bad.txt in.txt
echo "exit $?"
soat segment --words none.txt in.txt
echo "exit $?"
soat segment none.txt
