// SPDX-License-Identifier: GPL-3.0-or-later
// A program that edits labels until it is killed: edit_child FILE SEED. For each edit that was acknowledged
// it writes the number of edits so far as one line to stdout. Every so often it saves.
#include "annotation/storage/label_store.h"
#include "tests/annotation/label_fixtures.h"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>

int main(int argc, char** argv) {
  if (argc != 3)
    return 2;
  scarp::LabelStore store(argv[1], "", "a");
  scarp::test::RandomEdits random(std::strtoull(argv[2], nullptr, 10));
  for (uint32_t count = 1;; ++count) {
    store.apply(random.next(store.labels()));
    if (::write(STDOUT_FILENO, &count, sizeof count) != sizeof count)
      return 1;
    if (count % 97 == 0)
      store.save();
  }
}
