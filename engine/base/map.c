#include "base/map.h"

#include <string.h>
#include <xxhash.h>

#include "base/memory.h"

static bool same_key(const soat_map_entry *entry, soat_span key, uint64_t hash) {
    return entry->hash == hash && entry->key.size == key.size &&
           (key.size == 0 || memcmp(entry->key.data, key.data, key.size) == 0);
}

/* The slot that holds `key`, or the empty one where it would go. The map has an empty slot. */
static size_t find_slot(const soat_map *map, soat_span key, uint64_t hash) {
    const size_t mask = map->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    while (map->slots[slot] != 0 && !same_key(&map->entries[map->slots[slot] - 1], key, hash)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool rehash(soat_map *map, size_t slot_count) {
    uint32_t *slots = soat__alloc(slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    soat__free(map->slots);
    map->slots = slots;
    map->slot_count = slot_count;
    for (size_t i = 0; i < map->count; i++) {
        map->slots[find_slot(map, map->entries[i].key, map->entries[i].hash)] = (uint32_t)i + 1;
    }
    return true;
}

uint32_t *soat__map_find(const soat_map *map, soat_span key) {
    if (map->count == 0) {
        return NULL;
    }
    const size_t slot = find_slot(map, key, XXH3_64bits(key.data, key.size));
    return map->slots[slot] == 0 ? NULL : &map->entries[map->slots[slot] - 1].value;
}

uint32_t *soat__map_insert(soat_map *map, soat_span key, bool *inserted) {
    *inserted = false;
    if (map->count >= UINT32_MAX - 1) {
        return NULL;
    }
    if ((map->count + 1) * 2 > map->slot_count &&
        !rehash(map, map->slot_count == 0 ? 64 : map->slot_count * 2)) {
        return NULL;
    }
    const uint64_t hash = XXH3_64bits(key.data, key.size);
    const size_t slot = find_slot(map, key, hash);
    if (map->slots[slot] != 0) {
        return &map->entries[map->slots[slot] - 1].value;
    }
    if (!soat__vector_reserve(&map->entries, &map->entry_capacity, map->count + 1,
                              sizeof *map->entries)) {
        return NULL;
    }
    map->entries[map->count] = (soat_map_entry){.key = key, .hash = hash, .value = 0};
    map->slots[slot] = (uint32_t)++map->count;
    *inserted = true;
    return &map->entries[map->count - 1].value;
}

void soat__map_clear(soat_map *map) {
    map->count = 0;
    if (map->slots != NULL) {
        memset(map->slots, 0, map->slot_count * sizeof *map->slots);
    }
}

void soat__map_dispose(soat_map *map) {
    soat__free(map->entries);
    soat__free(map->slots);
    memset(map, 0, sizeof *map);
}
