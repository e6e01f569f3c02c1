/* Links against libsoat-ocr, through which libsoat comes too. */
#include <soat/soat.h>
#include <stdio.h>

int main(void) {
    return puts(soat_version()) < 0;
}
