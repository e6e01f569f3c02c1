# --from and --to: bytes in and out, told by themselves or by name; what cannot be carried is said.
printf 'C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n\xa7\xe9c l\xcbp - T\xf9 do\n' >abc.txt
soat normalize --from auto abc.txt
soat normalize --from tcvn3 --to vni abc.txt | od -An -c | head -n 2
soat normalize --from tcvn3 --to vni abc.txt | soat normalize --from auto --to viqr
soat normalize --from TCVN3 --to utf-8/1252 abc.txt | soat normalize --from auto
soat normalize --from tcvn3 --to viqr abc.txt | soat normalize --from auto --to bkhcm2 |
    soat normalize --from bk-hcm2 --passes tone --set tone=new
printf 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nĐộc lập - Tự do\nHaïnh phuùc\n' | soat normalize --passes charset
printf 'VIỆT 中\n' | soat normalize --to tcvn3 | od -An -c
printf 'l\xe0 o\xf9 \xe9t\xe9 tr\xe8s no\xebl fran\xe7ais\n' | soat normalize --from auto | od -An -c
soat normalize --from auto -i abc.txt && cat abc.txt
soat normalize --from koi8 abc.txt
echo "exit $?"
soat normalize --from
echo "exit $?"
