# What a text mentions, as JSON; an amount that the words tell otherwise; what goes with nothing else.
printf 'Số: 552 /QĐ-UBND ngày 21/9/1973\n1.250.000 đồng (Một triệu đồng)\n\xff 31/02/2023 \xc3\n' >in.txt
soat normalize --entities in.txt
echo "exit $?"
printf 'Giá $1,000 hay 1,234?' | soat normalize -e - in.txt 2>/dev/null
printf '' | soat normalize -e
soat normalize --entities --passes clean in.txt
echo "exit $?"
soat normalize --entities no_such_file.txt
