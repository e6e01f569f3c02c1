#include "correct/noise.h"

#include "text/utf8.h"

static const struct {
    uint32_t sign;
    int32_t keep_cost;
} noise_signs[] = {
    {0x2044, 9000}, {'^', 9000},  {0xAE, 7000},   {'\'', 4500},   {'`', 7000},    {'\\', 7500},
    {'~', 6000},    {'_', 3500},  {'|', 7000},    {0xA4, 8000},   {0xA7, 9000},   {0xAC, 8000},
    {0xA6, 8000},   {0xAF, 8000}, {0xB8, 8000},   {0xA9, 5000},   {0x2018, 4000}, {0x2019, 4000},
    {'"', 2000},    {'*', 3000},  {0x25A0, 5000}, {0x25A1, 5000}, {0xB0, 4000},   {0x2C6, 9000},
};

int32_t soat__noise_keep_cost(soat_span sign) {
    size_t position = 0;
    const uint32_t code_point = soat__utf8_next(sign, &position);
    for (size_t i = 0; i < sizeof noise_signs / sizeof noise_signs[0]; i++) {
        if (noise_signs[i].sign == code_point) {
            return noise_signs[i].keep_cost;
        }
    }
    return 0;
}
