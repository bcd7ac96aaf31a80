// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/label_file.h"
#include "annotation/storage/label_store.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/geo/crs.h"
#include "tests/annotation/label_fixtures.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <set>

namespace scarp {
namespace {
namespace fs = std::filesystem;
using test::squareArea;

std::string crs() {
  return crsFromUser("EPSG:32608");
}

template <class F> std::string reasonOf(F&& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_FALSE(std::string(error.what()).empty());
    return error.reason().empty() ? "error" : error.reason();
  }
  return "none";
}

TEST(LabelFile, KeepsHolesPartsNotesAndAllAttributes) {
  const test::TempFolder folder;
  LabelSet set;
  test::RandomEdits random(3);
  for (int i = 0; i < 300; ++i)
    set.apply(random.next(set));
  // Random outlines and their holes may cross after all; a file is checked by what is valid.
  LabelSet valid;
  for (const auto& [id, area] : set.areas()) {
    Area own = area;
    own.shape = test::square(static_cast<double>(valid.size()) * 500 + 0.1, 1.0 / 3, 400);
    own.shape[0].holes.push_back(test::square(own.shape[0].outer[0].x + 10, 20, 30)[0].outer);
    if (valid.size() % 2)
      own.shape.push_back(test::square(own.shape[0].outer[0].x, 1000, 77.7)[0]);
    valid.apply(AddArea{own});
  }
  writeLabels(folder / "a.gpkg", valid, crs(), 42);
  const LabelFile read = readLabels(folder / "a.gpkg", crs(), "a");
  EXPECT_EQ(read.sequence, 42u);
  EXPECT_TRUE(read.notices.empty()) << read.notices[0].text;
  ASSERT_EQ(read.labels.size(), valid.size());
  for (const auto& [id, area] : valid.areas()) {
    const Area* found = read.labels.find(id);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->attributes == area.attributes) << found->attributes.note;
    EXPECT_TRUE(*found == area) << toJson(*found).dump() << "\n" << toJson(area).dump();
  }
}

TEST(LabelFile, ImportsTheShapefilesOfAllExperts) {
  size_t files = 0, areas = 0;
  std::set<AreaId> ids;
  for (const auto& entry : fs::directory_iterator(test::testData("peel_experts"))) {
    if (entry.path().extension() != ".shp")
      continue;
    ++files;
    const std::string author = entry.path().stem().string();
    const LabelFile read = readLabels(entry.path(), crs(), author),
                    again = readLabels(entry.path(), crs(), author);
    EXPECT_GE(read.labels.size(), 1u) << author;
    EXPECT_LE(read.labels.size(), 15u) << author;
    EXPECT_TRUE(read.labels == again.labels) << "ids must not change from one opening to the next";
    for (const auto& [id, area] : read.labels.areas()) {
      EXPECT_TRUE(ids.insert(id).second) << "ids are unique across experts";
      EXPECT_EQ(area.provenance.kind, Provenance::Kind::Imported);
      EXPECT_GT(scarp::area(area.shape), 0);
    }
    areas += read.labels.size();
    // Imported, saved as ours, read again: the same set.
    const test::TempFolder folder;
    writeLabels(folder / "own.gpkg", read.labels, crs(), 0);
    EXPECT_TRUE(readLabels(folder / "own.gpkg", crs(), author).labels == read.labels) << author;
  }
  EXPECT_EQ(files, 12u);
  EXPECT_GT(areas, 40u);
}

TEST(LabelFile, RefusesOtherFormatsAndMissingFiles) {
  const test::TempFolder folder;
  EXPECT_THROW(writeLabels(folder / "a.shp", {}, crs(), 0), Error);
  EXPECT_THROW(readLabels(folder / "none.gpkg", crs(), "a"), Error);
}

TEST(LabelStore, ReplaysUnsavedEditsAndNoSavedOnes) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg";
  const Area first = squareArea(0, 0, 100), second = squareArea(200, 0, 100);
  {
    LabelStore store(file, crs(), "a");
    store.apply(AddArea{first});
    EXPECT_TRUE(store.modified());
    store.save();
    EXPECT_FALSE(store.modified());
    store.apply(AddArea{second});
  }
  LabelStore store(file, crs(), "a");
  ASSERT_EQ(store.recovered().size(), 1u);
  EXPECT_TRUE(store.recovered()[0].edit == Edit(AddArea{second}));
  EXPECT_TRUE(store.modified());
  EXPECT_EQ(store.labels().size(), 2u);
  ASSERT_EQ(store.notices().size(), 1u);
  EXPECT_NE(store.notices()[0].text.find("1 edit was recovered"), std::string::npos);
}

TEST(LabelStore, IgnoresJournalEntriesThatTheFileHolds) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg", journal = EditJournal::pathFor(file);
  std::string lines;
  {
    LabelStore store(file, crs(), "a");
    store.apply(AddArea{squareArea(0, 0, 100)});
    lines = readFile(journal);
    store.save();
  }
  EXPECT_EQ(fs::file_size(journal), 0u);
  writeFileAtomically(journal, lines); // as if it had died between saving and emptying
  const LabelStore store(file, crs(), "a");
  EXPECT_TRUE(store.recovered().empty());
  EXPECT_EQ(store.labels().size(), 1u);
  EXPECT_TRUE(store.notices().empty());
}

TEST(LabelStore, ReplaysAJournalTornAtAnyByteOfItsLastTwoLines) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg", journal = EditJournal::pathFor(file);
  std::vector<LabelSet> states{{}};
  {
    LabelStore store(file, crs(), "a");
    for (int i = 0; i < 4; ++i) {
      Area area = squareArea(i * 200.0, 1.0 / 3, 100);
      area.attributes.note = "Bemerkung ä 滑坡";
      store.apply(AddArea{area});
      states.push_back(store.labels());
    }
  }
  const std::string whole = readFile(journal);
  const size_t third = whole.rfind('\n', whole.rfind('\n', whole.size() - 2) - 1) + 1;
  const size_t fourth = whole.rfind('\n', whole.size() - 2) + 1;
  for (size_t cut = third; cut <= whole.size(); ++cut) {
    std::ofstream(journal, std::ios::binary | std::ios::trunc) << whole.substr(0, cut);
    LabelStore store(file, crs(), "a");
    const size_t lines = cut == whole.size() ? 4 : cut >= fourth ? 3 : 2;
    ASSERT_EQ(store.recovered().size(), lines) << cut;
    ASSERT_TRUE(store.labels() == states[lines]) << cut;
    // And what is recorded after a torn line is found again.
    if (cut % 37 == 0) {
      store.apply(AddArea{squareArea(9000, 0, 50)});
      const JournalContent content = readJournal(journal);
      ASSERT_EQ(content.entries.size(), lines + 1);
      ASSERT_FALSE(content.torn || content.damaged);
    }
  }
}

TEST(LabelStore, KeepsACopyOfAJournalThatDoesNotFit) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg", journal = EditJournal::pathFor(file);
  {
    LabelStore store(file, crs(), "a");
    for (int i = 0; i < 3; ++i)
      store.apply(AddArea{squareArea(i * 200.0, 0, 100)});
  }
  std::string text = readFile(journal);
  text[text.find('\n') + 3] = '#'; // the second line is damaged, the third follows it
  std::ofstream(journal, std::ios::binary | std::ios::trunc) << text;
  {
    LabelStore store(file, crs(), "a");
    EXPECT_EQ(store.labels().size(), 1u);
    ASSERT_GE(store.notices().size(), 1u);
    EXPECT_NE(store.notices()[0].text.find("does not fit"), std::string::npos);
    store.apply(AddArea{squareArea(5000, 0, 100)});
  }
  size_t copies = 0;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    if (entry.path().string().find(".damaged-") != std::string::npos) {
      ++copies;
      EXPECT_EQ(readFile(entry.path()), text);
    }
  EXPECT_EQ(copies, 1u);
  EXPECT_EQ(LabelStore(file, crs(), "a").labels().size(), 2u);
}

TEST(LabelStore, RefusesASecondEditorAndSaysWho) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg";
  {
    const LabelStore store(file, crs(), "a");
    EXPECT_EQ(reasonOf([&] { LabelStore(file, crs(), "a"); }), "locked");
    try {
      LabelStore(file, crs(), "a");
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("process " + std::to_string(::getpid())), std::string::npos)
          << error.what();
    }
  }
  EXPECT_NO_THROW(LabelStore(file, crs(), "a"));
  EXPECT_FALSE(fs::exists(EditLock::pathFor(file))) << "nothing is left behind";
}

/// No file may grow beyond `bytes` while this lives: what a full disk looks like to one process.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t bytes) {
    m_handler = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    rlimit limit = m_before;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }

private:
  rlimit m_before{};
  void (*m_handler)(int) = nullptr;
};

TEST(LabelStore, AFullDiskRefusesTheEditAndLosesNothing) {
  const test::TempFolder folder;
  const fs::path file = folder / "a.gpkg", journal = EditJournal::pathFor(file);
  {
    LabelStore store(file, crs(), "a");
    store.apply(AddArea{squareArea(0, 0, 100)});
    const LabelSet before = store.labels();
    const std::string lines = readFile(journal);
    {
      const FileSizeLimit full(lines.size() + 40); // part of a line fits
      EXPECT_NE(reasonOf([&] { store.apply(AddArea{squareArea(200, 0, 100)}); }), "none");
      EXPECT_TRUE(store.labels() == before);
      EXPECT_EQ(readFile(journal), lines) << "no half line is left";
      EXPECT_NE(reasonOf([&] { store.save(); }), "none");
      EXPECT_FALSE(fs::exists(file)) << "nothing half-written";
      EXPECT_TRUE(store.modified());
    }
    store.apply(AddArea{squareArea(400, 0, 100)}); // room again: goes on
    store.save();
  }
  EXPECT_EQ(LabelStore(file, crs(), "a").labels().size(), 2u);
}

} // namespace
} // namespace scarp
