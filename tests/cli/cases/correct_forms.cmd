# Codes, subject lines, degrees and addresses whose signs were misread; below, what must stay.
. data/tiny_model.sh
cat >damaged <<'END'
Số: 56/SXD-QLN
VÀ' cấp phép xây dựng
theo Quyết định số 56/QÐ-UBND và 56QĐ-UBND ngày 14⁄3/2024, (số 03/BB-TTY)
gửi vanthu@®tinh.examplevn; BSCKH. An
- TI Tỉnh ủy, TY HĐND tỉnh;
END
soat correct damaged
cat >right <<'END'
V/v cấp phép; V/ Kiến nghị; 5 V/y; 12/TTX-XQZ; 02/BC-DN; 45-CT/TW; 12/2020/NĐ–CP
BSCKI. An; - TT Tỉnh ủy; TV Tỉnh ủy; vanthu@tinh.example.vn; https://tinh.example.vn/a
END
soat correct --diff right && echo untouched
