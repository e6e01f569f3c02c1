/*
 * Building: each key occupies three cells. A cell that one key alone occupies can be solved last,
 * whatever the others hold, so its key is peeled off and the search goes on; when all keys are
 * peeled the cells are filled in the opposite order. At 1.13 cells a key this nearly always
 * works; otherwise the next seed is tried.
 */
#include "lm/static_function.h"

#include "base/error.h"
#include "base/memory.h"
#include "lm/natural_log.h"

enum {
    HEAD_SEED = 0,
    HEAD_KEYS = 8,
    HEAD_SEGMENT = 16,
    HEAD_SEGMENTS = 20,
    HEAD_CELL_BITS = 24,
    HEAD_FINGERPRINT_BITS = 28,
    HEAD_BYTES = 32,
    SLACK_BYTES = 8, /* a cell is read as eight bytes */
    MAX_SEEDS = 200,
    MAX_KEYS = 1 << 30,
    MAX_SEGMENT = 1 << 18,
};

typedef struct peeling {
    const uint64_t *keys;
    size_t count;
    uint64_t seed;
    uint32_t segment_length, segments_length, cell_count;
    uint32_t *key_xor;   /* of each cell: XOR of the indices of the keys that occupy it */
    uint8_t *occupants;  /* of each cell, at most 255 */
    uint32_t *order;     /* key indices as they were peeled */
    uint8_t *order_slot; /* which of the three cells was the lonely one */
    uint32_t *queue;
} peeling;

/* Sizes of the reference implementation; the last lonely powers are for tiny sets. */
static void choose_layout(peeling *self) {
    const double keys = (double)(self->count < 2 ? 2 : self->count);
    const double log_keys = soat__natural_log(keys);
    const double exponent = log_keys / soat__natural_log(3.33) + 2.25;
    uint32_t length = 1u << (unsigned)exponent;
    length = length > MAX_SEGMENT ? MAX_SEGMENT : length;
    const double factor = 0.875 + 0.25 * soat__natural_log(1e6) / log_keys;
    const uint32_t capacity = (uint32_t)(keys * (factor < 1.125 ? 1.125 : factor) + 0.5);
    const uint32_t needed = (capacity + length - 1) / length;
    const uint32_t segments = needed <= 3 ? 1 : needed - 2;
    self->segment_length = length;
    self->segments_length = segments * length;
    self->cell_count = self->segments_length + 2 * length;
}

static void dispose(peeling *self) {
    soat__free(self->key_xor);
    soat__free(self->occupants);
    soat__free(self->order);
    soat__free(self->order_slot);
    soat__free(self->queue);
}

static bool allocate(peeling *self) {
    self->key_xor = soat__alloc(self->cell_count, sizeof *self->key_xor);
    self->occupants = soat__alloc(self->cell_count, sizeof *self->occupants);
    self->order = soat__alloc(self->count, sizeof *self->order);
    self->order_slot = soat__alloc(self->count, sizeof *self->order_slot);
    self->queue = soat__alloc(self->cell_count, sizeof *self->queue);
    return self->key_xor != NULL && self->occupants != NULL && self->order != NULL &&
           self->order_slot != NULL && self->queue != NULL;
}

static void cells_of(const peeling *self, uint32_t key, uint32_t cells[3]) {
    soat__static_function_cells(soat__static_function_mix(self->keys[key], self->seed),
                                self->segment_length, self->segments_length, cells);
}

static bool occupy(peeling *self) {
    memset(self->key_xor, 0, self->cell_count * sizeof *self->key_xor);
    memset(self->occupants, 0, self->cell_count);
    for (uint32_t key = 0; key < self->count; key++) {
        uint32_t cells[3];
        cells_of(self, key, cells);
        for (int i = 0; i < 3; i++) {
            if (self->occupants[cells[i]] == UINT8_MAX) {
                return false;
            }
            self->occupants[cells[i]]++;
            self->key_xor[cells[i]] ^= key;
        }
    }
    return true;
}

/* True when every key found a lonely cell; `order` is then complete. */
static bool peel(peeling *self) {
    size_t waiting = 0;
    for (uint32_t cell = 0; cell < self->cell_count; cell++) {
        if (self->occupants[cell] == 1) {
            self->queue[waiting++] = cell;
        }
    }
    size_t peeled = 0;
    while (waiting > 0) {
        const uint32_t lonely = self->queue[--waiting];
        if (self->occupants[lonely] != 1) {
            continue;
        }
        const uint32_t key = self->key_xor[lonely];
        uint32_t cells[3];
        cells_of(self, key, cells);
        self->order[peeled] = key;
        for (uint8_t i = 0; i < 3; i++) {
            self->occupants[cells[i]]--;
            self->key_xor[cells[i]] ^= key;
            if (cells[i] == lonely) {
                self->order_slot[peeled] = i;
            } else if (self->occupants[cells[i]] == 1) {
                self->queue[waiting++] = cells[i];
            }
        }
        peeled++;
    }
    return peeled == self->count;
}

static void store_cell(unsigned char *cells, uint32_t cell, uint32_t bits, uint64_t value) {
    const uint64_t position = (uint64_t)cell * bits;
    unsigned char *const bytes = cells + (position >> 3);
    const uint64_t mask = ((UINT64_C(1) << bits) - 1) << (position & 7);
    soat__store_u64(bytes, (soat__load_u64(bytes) & ~mask) | value << (position & 7));
}

static void solve(const peeling *self, const uint32_t *values, uint32_t cell_bits,
                  uint32_t fingerprint_bits, unsigned char *cells) {
    for (size_t i = self->count; i > 0; i--) {
        const uint32_t key = self->order[i - 1];
        const uint64_t hash = soat__static_function_mix(self->keys[key], self->seed);
        uint64_t value = (uint64_t)values[key] << fingerprint_bits |
                         soat__static_function_fingerprint(hash, fingerprint_bits);
        uint32_t at[3];
        cells_of(self, key, at);
        const uint8_t slot = self->order_slot[i - 1];
        for (uint8_t j = 0; j < 3; j++) {
            if (j != slot) {
                value ^= soat__static_function_load(cells, at[j], cell_bits);
            }
        }
        store_cell(cells, at[slot], cell_bits, value & ((UINT64_C(1) << cell_bits) - 1));
    }
}

static size_t cell_bytes(uint64_t cells, uint32_t bits) {
    return (size_t)((cells * bits + 7) / 8 + SLACK_BYTES);
}

static soat_status append(const peeling *self, const uint32_t *values, uint32_t value_bits,
                          uint32_t fingerprint_bits, soat_buffer *out, soat_error *error) {
    const uint32_t bits = value_bits + fingerprint_bits;
    const size_t size = HEAD_BYTES + cell_bytes(self->cell_count, bits);
    const soat_status status = soat_buffer_reserve(out, size, error);
    if (status != SOAT_OK) {
        return status;
    }
    char *const head = out->data + out->size;
    memset(head, 0, size);
    soat__store_u64(head + HEAD_SEED, self->seed);
    soat__store_u64(head + HEAD_KEYS, self->count);
    soat__store_u32(head + HEAD_SEGMENT, self->segment_length);
    soat__store_u32(head + HEAD_SEGMENTS, self->segments_length);
    soat__store_u32(head + HEAD_CELL_BITS, bits);
    soat__store_u32(head + HEAD_FINGERPRINT_BITS, fingerprint_bits);
    solve(self, values, bits, fingerprint_bits, (unsigned char *)head + HEAD_BYTES);
    out->size += size;
    return SOAT_OK;
}

soat_status soat__static_function_build(const uint64_t *keys, const uint32_t *values, size_t count,
                                        uint32_t value_bits, uint32_t fingerprint_bits,
                                        soat_buffer *out, soat_error *error) {
    if (count > MAX_KEYS || value_bits == 0 || value_bits > SOAT_STATIC_FUNCTION_MAX_BITS ||
        fingerprint_bits > SOAT_STATIC_FUNCTION_MAX_BITS - value_bits) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "no static function of %zu keys with %u + %u bits", count, value_bits,
                          fingerprint_bits);
    }
    peeling self = {.keys = keys, .count = count};
    choose_layout(&self);
    soat_status status = allocate(&self) ? SOAT_OK : soat__fail_memory(error);
    bool done = false;
    for (uint64_t attempt = 1; status == SOAT_OK && !done && attempt <= MAX_SEEDS; attempt++) {
        self.seed = soat__static_function_mix(attempt, UINT64_C(0x536f61742e312e30));
        done = occupy(&self) && peel(&self);
    }
    if (status == SOAT_OK) {
        status = done ? append(&self, values, value_bits, fingerprint_bits, out, error)
                      : soat__fail(error, SOAT_ERROR_INTERNAL, 0,
                                   "no seed lays out %zu keys: two of them are equal", count);
    }
    dispose(&self);
    return status;
}

soat_status soat__static_function_open(soat_static_function *out, soat_span bytes,
                                       soat_error *error) {
    const soat_status bad = SOAT_ERROR_FORMAT;
    if (bytes.size < HEAD_BYTES + SLACK_BYTES) {
        return soat__fail(error, bad, 0, "a table of the model is too short");
    }
    const soat_static_function view = {
        .cells = (const unsigned char *)bytes.data + HEAD_BYTES,
        .seed = soat__load_u64(bytes.data + HEAD_SEED),
        .key_count = soat__load_u64(bytes.data + HEAD_KEYS),
        .segment_length = soat__load_u32(bytes.data + HEAD_SEGMENT),
        .segments_length = soat__load_u32(bytes.data + HEAD_SEGMENTS),
        .cell_bits = soat__load_u32(bytes.data + HEAD_CELL_BITS),
        .fingerprint_bits = soat__load_u32(bytes.data + HEAD_FINGERPRINT_BITS),
    };
    const uint32_t length = view.segment_length;
    if (length == 0 || length > MAX_SEGMENT || (length & (length - 1)) != 0 ||
        view.segments_length == 0 || view.segments_length % length != 0 ||
        view.segments_length > UINT32_MAX - 2 * length || view.cell_bits == 0 ||
        view.cell_bits > SOAT_STATIC_FUNCTION_MAX_BITS || view.fingerprint_bits >= view.cell_bits) {
        return soat__fail(error, bad, 0, "a table of the model has impossible dimensions");
    }
    const uint64_t cells = (uint64_t)view.segments_length + 2 * length;
    if (bytes.size != HEAD_BYTES + cell_bytes(cells, view.cell_bits)) {
        return soat__fail(error, bad, 0, "a table of the model has %zu bytes, not what it says",
                          bytes.size);
    }
    *out = view;
    return SOAT_OK;
}
