// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/targets/target_studio.h"
#include "widgets/targets/target_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>

namespace scarp {
namespace {

class TargetTableTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(studio.load());
    table.resize(900, 400);
    table.show();
    show();
  }
  void show() {
    QSignalSpy sorted(&table.model(), &TargetTableModel::sorted);
    table.setLayer(studio.layer());
    ASSERT_TRUE(sorted.wait(20000));
  }
  void clickHeader(int column) {
    QSignalSpy sorted(&table.model(), &TargetTableModel::sorted);
    QHeaderView* header = view->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    ASSERT_TRUE(sorted.wait(20000));
  }
  double velocityAt(int row) const { return studio.layer()->cloud().velocity(table.model().targetAt(row)); }

  test::TargetStudio studio;
  mutable TargetTable table;
  QTableView* view = table.findChild<QTableView*>("targets");
};

TEST_F(TargetTableTest, ShowsEveryTargetInTheOrderOfTheFile) {
  EXPECT_EQ(table.model().rowCount(), 400);
  EXPECT_EQ(view->model()->index(0, TargetTableModel::Row).data().toString(), QLocale().toString(1));
  EXPECT_EQ(view->model()->index(21, TargetTableModel::Velocity).data().toString(),
            QLocale().toString(-36.0, 'f', 1));
  EXPECT_TRUE(table.findChild<QLabel*>("table-words")->text().contains(QLocale().toString(400)));
}

TEST_F(TargetTableTest, AClickOnAHeaderSortsAndAnotherTurnsTheOrder) {
  clickHeader(TargetTableModel::Velocity);
  EXPECT_EQ(velocityAt(0), -40);
  EXPECT_EQ(velocityAt(399), 36);
  clickHeader(TargetTableModel::Velocity);
  EXPECT_EQ(velocityAt(0), 36);
}

TEST_F(TargetTableTest, AClickOnARowAsksForTheTargetAndSelectingFromTheMapDoesNot) {
  QSignalSpy chosen(&table, &TargetTable::chosen);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                    view->visualRect(table.model().index(3, 1)).center());
  ASSERT_EQ(chosen.count(), 1);
  EXPECT_EQ(chosen[0][1].toUInt(), table.model().targetAt(3));
  table.select(studio.target(7, 12));
  EXPECT_EQ(chosen.count(), 1);
  EXPECT_EQ(view->currentIndex().row(), 12 * 20 + 7);
}

TEST_F(TargetTableTest, TheSelectionStaysWithItsTargetWhenSorted) {
  table.select(studio.target(3, 12));
  clickHeader(TargetTableModel::Coherence);
  ASSERT_TRUE(view->selectionModel()->hasSelection());
  EXPECT_EQ(table.model().targetAt(view->currentIndex().row()), studio.target(3, 12));
}

TEST_F(TargetTableTest, FollowsTheFilterOfTheLayer) {
  const auto before = studio.layer();
  studio.document.editLayer("points", [](ProjectLayer& layer) {
    CtStyle style;
    style.filter.minCoherence = 0.9;
    putStyle(layer.style, style);
  });
  ASSERT_TRUE(studio.wait([&] { return studio.layer() != before; }));
  show();
  EXPECT_EQ(table.model().rowCount(), 40);
  EXPECT_FALSE(table.model().rowOf(studio.target(3, 2)));
  table.setLayer(nullptr);
  EXPECT_EQ(table.model().rowCount(), 0);
  EXPECT_FALSE(view->isVisible());
}

} // namespace
} // namespace scarp
