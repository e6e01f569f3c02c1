#include "syllable/line_joint.h"

#include "syllable/line_signs.h"

bool soat__line_is_short(const soat_line_shape *line, const soat_line_shape *next,
                         const soat_column_shape *column) {
    const int64_t room = (int64_t)column->right - line->right;
    return room > (int64_t)next->first_word_width + 2 * (int64_t)column->letter;
}

bool soat__line_is_indented(const soat_line_shape *line, unsigned signs,
                            const soat_line_shape *next, unsigned next_signs,
                            const soat_column_shape *column) {
    const int64_t step = 2 * (int64_t)column->letter;
    if (next->left - (int64_t)column->left <= step ||
        (signs & (SOAT_LINE_BULLET | SOAT_LINE_NUMBER)) != 0) {
        return false;
    }
    const bool deeper = next->left - (int64_t)line->left > step;
    return deeper || ((signs & SOAT_LINE_CLAUSE) != 0 && (next_signs & SOAT_LINE_UPPER) != 0);
}

bool soat__line_signs_break(unsigned signs, unsigned next_signs) {
    const bool item = (next_signs & SOAT_LINE_NUMBER) != 0;
    const bool open = (next_signs & SOAT_LINE_LOWER) != 0 || (signs & SOAT_LINE_CUT) != 0;
    return (next_signs & SOAT_LINE_BULLET) != 0 ||
           ((signs ^ next_signs) & SOAT_LINE_CAPITALS) != 0 ||
           (item && (signs & SOAT_LINE_CLAUSE) != 0) || ((signs & SOAT_LINE_HEADING) != 0 && !open);
}

soat_line_joint soat__line_joint(const soat_line_shape *line, const soat_line_shape *next,
                                 const soat_column_shape *column) {
    if (line->text.size == 0 || next->text.size == 0 || line->has_gap || next->has_gap ||
        soat__line_is_short(line, next, column)) {
        return SOAT_JOINT_BREAK;
    }
    const unsigned signs = soat__line_signs(line->text), below = soat__line_signs(next->text);
    if (soat__line_signs_break(signs, below) ||
        soat__line_is_indented(line, signs, next, below, column)) {
        return SOAT_JOINT_BREAK;
    }
    return soat__line_joint_inside(line->text, next->text);
}
