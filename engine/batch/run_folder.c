#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "batch/report.h"
#include "batch/run.h"
#include "soat/version.h"

/*
 * The folder itself is locked: by one run alone, or shared among shards. Where the file system
 * cannot lock folders the journal's lock has to do.
 */
static soat_status lock_folder(soat__run *self, soat_error *error) {
    const int how = self->options->shards > 1 ? LOCK_SH : LOCK_EX;
    const char *const folder = self->options->folder;
    self->folder_lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->folder_lock < 0) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot open the folder '%s': %s", folder,
                          strerror(errno));
    }
    if (!soat__lock(self->folder_lock, how) && errno == EWOULDBLOCK) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0,
                          "another run is at work in '%s'; wait for it, or share the work with "
                          "--shard in every run",
                          folder);
    }
    return SOAT_OK;
}

/* Without resume, what earlier runs left is of no use. */
static soat_status clear_earlier(soat__run *self, soat_error *error) {
    const soat_batch_options *const options = self->options;
    if (options->resume) {
        return soat__earlier_read(&self->earlier, options->folder, error);
    }
    struct stat facts;
    self->summary->unfinished_earlier = stat(self->places.work, &facts) == 0;
    soat__remove_tree(self->places.work);
    soat__earlier old = {0};
    const soat_status status =
        options->shards > 1 ? SOAT_OK : soat__earlier_read(&old, options->folder, error);
    for (size_t i = 0; i < old.journal_count; i++) {
        unlink(old.journals[i]);
    }
    soat__earlier_dispose(&old);
    return status;
}

static soat_status begin_journal(soat__run *self, soat_error *error) {
    soat_status status =
        soat__journal_open(&self->journal, self->journal_path.data, self->options->resume, error);
    if (status != SOAT_OK) {
        return status;
    }
    return soat__journal_append(&self->journal,
                                json_pack("{s:s,s:i,s:s,s:b,s:i,s:i}", "event", "run", "version", 1,
                                          "soat", SOAT_VERSION, "resume", self->options->resume,
                                          "shard", (int)self->options->shard, "shards",
                                          (int)self->options->shards),
                                error);
}

static soat_status name_files(soat__run *self, soat_error *error) {
    const soat_batch_options *const options = self->options;
    soat_status status = SOAT_OK;
    if (options->shards > 1) {
        status = soat__format(&self->work_folder, error, "%s/.soat-work-%u-of-%u", options->folder,
                              options->shard, options->shards);
        if (status == SOAT_OK) {
            status = soat__format(&self->journal_path, error, "%s/soat-journal-%u-of-%u.jsonl",
                                  options->folder, options->shard, options->shards);
        }
    } else {
        status = soat__format(&self->work_folder, error, "%s/.soat-work", options->folder);
        if (status == SOAT_OK) {
            status =
                soat__format(&self->journal_path, error, "%s/soat-journal.jsonl", options->folder);
        }
    }
    self->places = (soat__places){.folder = options->folder, .work = self->work_folder.data};
    return status;
}

soat_status soat__run_folder_open(soat__run *self, soat_error *error) {
    if (self->options->folder == NULL) {
        self->places = (soat__places){.work = self->options->scratch};
        return SOAT_OK;
    }
    soat_status status = name_files(self, error);
    if (status == SOAT_OK) {
        status = soat__make_folders_above(self->journal_path.data, error);
    }
    if (status == SOAT_OK) {
        status = lock_folder(self, error);
    }
    if (status == SOAT_OK) {
        status = clear_earlier(self, error);
    }
    return status == SOAT_OK ? begin_journal(self, error) : status;
}

void soat__run_folder_close(soat__run *self, bool complete) {
    const char *const folder = self->options->folder;
    if (folder != NULL && self->journal.file >= 0) {
        soat_error error = {0};
        const soat_batch_summary *const sums = self->summary;
        soat_status status = soat__journal_append(
            &self->journal,
            json_pack("{s:s,s:b,s:I,s:I,s:I,s:I}", "event", "end", "complete", complete, "done",
                      (json_int_t)sums->done, "partial", (json_int_t)sums->partial, "failed",
                      (json_int_t)sums->failed, "unchanged", (json_int_t)sums->unchanged),
            &error);
        if (status == SOAT_OK) {
            status = soat__report_write(folder, &error);
        }
        if (status != SOAT_OK) {
            soat__run_fail(self, status, error.message);
        } else if (complete) {
            soat__remove_tree(self->places.work);
        }
    }
    soat__journal_close(&self->journal);
    if (self->folder_lock >= 0) {
        close(self->folder_lock);
        self->folder_lock = -1;
    }
}
