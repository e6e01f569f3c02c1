# Each word of the search form beside the marked one, with its bytes; what it does not go with.
printf 'Hoà bình, “Đà Nẵng”…\n552/QĐ-UBND tie\xcc\x82\xcc\x81ng \xff - 5 km²\n' >in.txt
soat normalize --passes search --beside in.txt
soat normalize --passes search,iy --set iy=i -b in.txt | tr '{' '\n' | grep -c form
printf 'a b' | soat normalize --beside
printf '' | soat normalize --beside
soat normalize --beside --json in.txt
echo "exit $?"
soat normalize --beside -i in.txt
echo "exit $?"
