set -o pipefail; yes "một hai" | head -n 60000 > a; for c in correct normalize "normalize --entities" segment; do soat $c a | head -n 1 >first && echo "$c: quiet"; done
