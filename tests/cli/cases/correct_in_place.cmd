. data/tiny_model.sh
cp data/damaged.txt a.txt
ln -s a.txt link.txt
chmod 640 a.txt
echo 'nhân dân' >b.txt
touch -d 2001-02-03T04:05:06Z b.txt
soat correct --in-place link.txt b.txt
soat correct data/damaged.txt | cmp - a.txt
stat -c '%n %F %a' a.txt link.txt
echo "nothing to correct, nothing written: $(TZ=UTC stat -c %y b.txt | cut -c 1-19)"
ls
