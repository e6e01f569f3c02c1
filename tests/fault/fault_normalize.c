/* Passes over a text, and what it mentions, under failing allocations. */
#include "soat/mention.h"
#include "soat/normalize.h"
#include "sweep.h"

static const char first[] =
    "Số: 552 /QĐ-UBND ngày 21/9/1973, ĐT 0912 345 678, a@B.vn, www.Soat.vn.\n"
    "Tổng: 1.250.000 đồng, tăng 3%-5%, 10 - 15 kg, lúc 8 giờ 30 phút, 5,000 đồng,\n";
static const char rest[] =
    "Bằng chữ: Một triệu hai trăm nghìn đồng. Chương IV, quý II/2023, 29A-123.45.\n";

static soat_status find(soat_error *error) {
    soat_mention_finder *finder = NULL;
    soat_mention_list list;
    soat_status status = soat_mention_finder_new(&finder, error);
    if (status == SOAT_OK) {
        status = soat_mentions_find(finder, soat_span_from_string(first), &list, error);
    }
    if (status == SOAT_OK) {
        status = soat_mentions_find_more(finder, soat_span_from_string(rest), &list, error);
    }
    if (status == SOAT_OK && list.disagreements != 1) {
        status = SOAT_ERROR_INTERNAL;
    }
    soat_mention_finder_free(finder);
    return status;
}

static soat_status normalize(const char *passes, soat_error *error) {
    soat_normalizer *normalizer = NULL;
    soat_normalize_options options;
    soat_normalization made;
    soat_normalize_options_init(&options);
    options.passes = passes;
    soat_status status = soat_normalizer_new(&normalizer, &options, error);
    if (status == SOAT_OK) {
        status = soat_normalize(normalizer, soat_span_from_string(first), &made, error);
    }
    if (status == SOAT_OK) {
        status = soat_normalize_more(normalizer, soat_span_from_string(rest), &made, error);
    }
    soat_normalizer_free(normalizer);
    return status;
}

static soat_status write_numbers(soat_error *error) {
    return normalize("number-style", error);
}

static soat_status speak(soat_error *error) {
    return normalize("tts", error);
}

/* Joins over a page end, and looks a cut word up. */
static soat_status join_lines(soat_error *error) {
    static const char wrapped[] =
        "Trung tâm văn hóa xã vừa được doanh nghiệp tài trợ lắp đặt mạng Wi-\n"
        "fi tốc độ cao để phục vụ người dân đến đọc sách và tra cứu các thủ\n"
        "tục hành chính, xem tin tức và liên lạc với con em đang đi làm ăn\n\f"
        "xa nhà; trước đây muốn có mạng phải lên tận thị trấn.\n";
    soat_normalizer *normalizer = NULL;
    soat_normalize_options options;
    soat_normalization made;
    soat_normalize_options_init(&options);
    options.passes = "join";
    soat_status status = soat_normalizer_new(&normalizer, &options, error);
    if (status == SOAT_OK) {
        status = soat_normalize(normalizer, soat_span_from_string(wrapped), &made, error);
    }
    if (status == SOAT_OK && made.edit_count != 3) {
        status = SOAT_ERROR_INTERNAL;
    }
    soat_normalizer_free(normalizer);
    return status;
}

int main(void) {
    const fault_scenario scenarios[] = {{"find mentions", find, 0},
                                        {"write numbers", write_numbers, 0},
                                        {"speak", speak, 0},
                                        {"join lines", join_lines, 0}};
    return fault_sweep(scenarios, sizeof scenarios / sizeof scenarios[0]);
}
