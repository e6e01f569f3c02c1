#include "batch/record.h"

#include <string.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/file.h"

typedef struct record_head {
    char magic[8];
    uint64_t key, checksum; /* of all that follows the head, and of the head with this as 0 */
    uint64_t reason_size, page_size, image_size;
    soat_batch_facts facts;
    uint32_t number, reserved;
} record_head;

static const char magic[8] = "soatpage";

static uint64_t checksum_of(record_head head, soat_span rest) {
    head.checksum = 0;
    return XXH3_64bits_withSeed(rest.data, rest.size, XXH3_64bits(&head, sizeof head));
}

static soat_status append(soat_buffer *out, const void *bytes, size_t size, soat_error *error) {
    return soat_buffer_append(out, soat_span_make(bytes, size), error);
}

static soat_status lay_out(soat_buffer *out, record_head *head, const soat_batch_page *page,
                           soat_error *error) {
    soat_status status = append(out, head, sizeof *head, error);
    if (status == SOAT_OK) {
        status = append(out, page->reason, head->reason_size, error);
    }
    if (status == SOAT_OK) {
        status = append(out, page->page.data, page->page.size, error);
    }
    if (status == SOAT_OK) {
        status = append(out, page->image.data, page->image.size, error);
    }
    if (status == SOAT_OK) {
        head->checksum =
            checksum_of(*head, soat_span_make(out->data + sizeof *head, out->size - sizeof *head));
        memcpy(out->data, head, sizeof *head);
    }
    return status;
}

soat_status soat__record_write(const char *path, uint64_t key, const soat_batch_page *page,
                               soat_error *error) {
    record_head head;
    memset(&head, 0, sizeof head); /* padding is summed too */
    memcpy(head.magic, magic, sizeof magic);
    head.key = key;
    head.reason_size = page->reason == NULL ? 0 : strlen(page->reason) + 1;
    head.page_size = page->page.size;
    head.image_size = page->image.size;
    head.facts = page->facts;
    head.number = page->number;
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_status status = lay_out(&bytes, &head, page, error);
    if (status == SOAT_OK) {
        status = soat_file_write(path, soat_buffer_span(&bytes), error);
    }
    soat_buffer_dispose(&bytes);
    return status;
}

static bool is_whole(const record_head *head, soat_span rest) {
    uint64_t size = 0;
    return memcmp(head->magic, magic, sizeof magic) == 0 &&
           !__builtin_add_overflow(head->reason_size, head->page_size, &size) &&
           !__builtin_add_overflow(size, head->image_size, &size) && size == rest.size &&
           head->checksum == checksum_of(*head, rest);
}

soat_status soat__record_read(const char *path, uint64_t key, uint32_t number, soat_buffer *bytes,
                              soat_batch_page *out, soat_error *error) {
    soat_buffer_clear(bytes);
    const soat_status status = soat_file_read(path, 0, bytes, error);
    if (status != SOAT_OK) {
        return status;
    }
    record_head head;
    bool good = bytes->size >= sizeof head;
    if (good) {
        memcpy(&head, bytes->data, sizeof head);
        const char *const rest = bytes->data + sizeof head;
        good = is_whole(&head, soat_span_make(rest, bytes->size - sizeof head)) &&
               head.key == key && head.number == number;
    }
    if (!good) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the record '%s' is not of this run", path);
    }
    const char *const reason = bytes->data + sizeof head;
    const char *const page = reason + head.reason_size;
    *out = (soat_batch_page){.number = number,
                             .reason = head.reason_size > 0 ? reason : NULL,
                             .facts = head.facts,
                             .page = soat_span_make(page, head.page_size),
                             .image = soat_span_make(page + head.page_size, head.image_size)};
    return SOAT_OK;
}
