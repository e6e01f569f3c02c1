#include "normalize/code_form.h"

const char *soat__paper_kind(soat_span letters) {
    static const struct {
        const char *letters, *words;
    } kinds[] = {{"BTC", "Bộ Tài chính"},
                 {"BB", "biên bản"},
                 {"BC", "báo cáo"},
                 {"CĐ", "công điện"},
                 {"CT", "chỉ thị"},
                 {"CTr", "chương trình"},
                 {"CV", "công văn"},
                 {"ĐA", "đề án"},
                 {"GM", "giấy mời"},
                 {"GP", "giấy phép"},
                 {"HD", "hướng dẫn"},
                 {"HĐ", "hợp đồng"},
                 {"KH", "kế hoạch"},
                 {"KL", "kết luận"},
                 {"L", "lệnh"},
                 {"LCT", "lệnh Chủ tịch nước"},
                 {"NĐ", "nghị định"},
                 {"NQ", "nghị quyết"},
                 {"PA", "phương án"},
                 {"PL", "pháp lệnh"},
                 {"QC", "quy chế"},
                 {"QĐ", "quyết định"},
                 {"TB", "thông báo"},
                 {"TT", "thông tư"},
                 {"TTLT", "thông tư liên tịch"},
                 {"TTr", "tờ trình"},
                 {"UQ", "ủy quyền"}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strlen(kinds[i].letters) == letters.size &&
            memcmp(kinds[i].letters, letters.data, letters.size) == 0) {
            return kinds[i].words;
        }
    }
    return NULL;
}
