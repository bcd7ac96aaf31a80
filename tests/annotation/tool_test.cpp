// SPDX-License-Identifier: GPL-3.0-or-later
// The tools as values: events in, replies out; no window.
#include "annotation/tools/accept_prediction_tool.h"
#include "annotation/tools/area_actions.h"
#include "annotation/tools/cut_hole_tool.h"
#include "annotation/tools/draw_area_tool.h"
#include "annotation/tools/edit_vertices_tool.h"
#include "annotation/tools/select_tool.h"
#include "annotation/tools/snapping.h"
#include "annotation/tools/split_tool.h"
#include "core/base/error.h"
#include "tests/annotation/label_fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace scarp {
namespace {
using test::square;
using test::squareArea;
using Action = PointerEvent::Action;
using Button = PointerEvent::Button;

/// One tool with labels and a selection, as the studio drives it; map units are pixels.
class Bench {
public:
  explicit Bench(Tool& tool) : m_tool(tool) {}

  ToolReply send(const PointerEvent& event) { return take(m_tool.handle(event, context())); }
  ToolReply click(double x, double y, Modifiers modifiers = {}) {
    ToolReply reply = send({Action::Press, {x, y}, Button::Left, modifiers});
    const ToolReply released = send({Action::Release, {x, y}, Button::Left, modifiers});
    return reply.edit || reply.select || !(released.edit || released.select) ? reply : released;
  }
  ToolReply rightClick(double x, double y) { return send({Action::Press, {x, y}, Button::Right, {}}); }
  ToolReply move(double x, double y) { return send({Action::Move, {x, y}, Button::None, {}}); }
  ToolReply drag(Point from, Point to, Modifiers modifiers = {}) {
    send({Action::Press, from, Button::Left, modifiers});
    send({Action::Move, to, Button::Left, modifiers});
    return send({Action::Release, to, Button::Left, modifiers});
  }
  ToolReply key(KeyEvent::Key key) { return take(m_tool.handle(KeyEvent{key, {}}, context())); }

  LabelSet labels;
  std::vector<AreaId> selection;
  bool snapping = false;
  int edits = 0;

  ToolContext context() {
    ToolContext c{labels};
    c.selection = selection;
    c.author = "a";
    c.time = "2024-11-18T09:00:00Z";
    c.attributes.className = "landslide";
    c.snapping = snapping;
    return c;
  }
  AreaId add(const MultiPolygon& shape) {
    Area area = squareArea(0, 0, 1);
    area.shape = shape;
    labels.apply(AddArea{area});
    return area.id;
  }
  const Area& only() const { return labels.areas().begin()->second; }

private:
  ToolReply take(ToolReply reply) {
    if (reply.edit) {
      labels.apply(*reply.edit);
      ++edits;
    }
    if (reply.select)
      selection = *reply.select;
    return reply;
  }
  Tool& m_tool;
};

TEST(DrawAreaTool, MakesAnAreaFromClicksAndARightClick) {
  DrawAreaTool tool;
  Bench bench(tool);
  EXPECT_FALSE(tool.busy());
  bench.click(0, 0);
  EXPECT_TRUE(tool.busy());
  bench.click(100, 0);
  bench.click(100, 100);
  const ToolReply reply = bench.rightClick(300, 300);
  ASSERT_TRUE(reply.edit);
  EXPECT_TRUE(reply.preview.empty());
  EXPECT_FALSE(tool.busy());
  ASSERT_EQ(bench.labels.size(), 1u);
  EXPECT_EQ(bench.only().shape[0].outer, (Ring{{0, 0}, {100, 0}, {100, 100}}))
      << "a right click adds no corner";
  EXPECT_EQ(bench.only().author, "a");
  EXPECT_EQ(bench.only().provenance.kind, Provenance::Kind::Drawn);
  EXPECT_EQ(bench.selection, std::vector<AreaId>{bench.only().id});
}

TEST(DrawAreaTool, FinishesByEnterDoubleClickOrAClickOnTheFirstCorner) {
  for (int way = 0; way < 3; ++way) {
    DrawAreaTool tool;
    Bench bench(tool);
    for (const Point p : {Point{0, 0}, Point{100, 0}, Point{100, 100}})
      bench.click(p.x, p.y);
    if (way == 0)
      bench.key(KeyEvent::Key::Enter);
    else if (way == 1)
      bench.send({Action::DoubleClick, {100, 100}, Button::Left, {}});
    else
      bench.click(5, 5);
    ASSERT_EQ(bench.labels.size(), 1u) << way;
    EXPECT_EQ(bench.only().shape[0].outer.size(), 3u) << way;
  }
}

TEST(DrawAreaTool, BackspaceTakesCornersBackAndEscDropsAll) {
  DrawAreaTool tool;
  Bench bench(tool);
  for (const Point p : {Point{0, 0}, Point{100, 0}, Point{100, 100}, Point{50, 300}})
    bench.click(p.x, p.y);
  bench.key(KeyEvent::Key::Backspace);
  bench.click(0, 100);
  bench.key(KeyEvent::Key::Enter);
  EXPECT_EQ(bench.only().shape[0].outer, (Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}}));
  bench.click(500, 500);
  EXPECT_EQ(bench.key(KeyEvent::Key::Backspace).message, "Drawing dropped.");
  EXPECT_FALSE(tool.busy());
  EXPECT_FALSE(bench.key(KeyEvent::Key::Backspace).handled) << "the key is free again";
  bench.click(500, 500);
  bench.key(KeyEvent::Key::Escape);
  EXPECT_FALSE(tool.busy());
  EXPECT_EQ(bench.labels.size(), 1u);
}

TEST(DrawAreaTool, RefusesTooFewCornersAndGoesOn) {
  DrawAreaTool tool;
  Bench bench(tool);
  bench.click(0, 0);
  bench.click(100, 0);
  const ToolReply reply = bench.rightClick(0, 0);
  EXPECT_TRUE(reply.refused);
  EXPECT_NE(reply.message.find("three corners"), std::string::npos);
  EXPECT_TRUE(tool.busy());
  bench.click(100, 100);
  bench.rightClick(0, 0);
  EXPECT_EQ(bench.labels.size(), 1u);
}

TEST(DrawAreaTool, RefusesASelfCrossingAndMarksIt) {
  DrawAreaTool tool;
  Bench bench(tool);
  for (const Point p : {Point{0, 0}, Point{100, 100}, Point{100, 0}, Point{0, 100}})
    bench.click(p.x, p.y);
  const ToolReply reply = bench.key(KeyEvent::Key::Enter);
  EXPECT_TRUE(reply.refused);
  EXPECT_FALSE(reply.edit);
  const auto mark = std::find_if(reply.preview.marks.begin(), reply.preview.marks.end(),
                                 [](const auto& m) { return m.kind == Preview::Mark::Kind::Problem; });
  ASSERT_NE(mark, reply.preview.marks.end());
  EXPECT_EQ(mark->position, (Point{50, 50}));
  bench.key(KeyEvent::Key::Backspace);
  bench.key(KeyEvent::Key::Enter);
  EXPECT_EQ(bench.labels.size(), 1u);
}

TEST(DrawAreaTool, DrawsFreehandAfterRAndWhileShiftDragging) {
  for (const bool shift : {false, true}) {
    DrawAreaTool tool;
    Bench bench(tool);
    if (!shift)
      bench.key(KeyEvent::Key::R);
    bench.send({Action::Press, {0, 0}, Button::Left, {.shift = shift}});
    if (!shift)
      bench.send({Action::Release, {0, 0}, Button::Left, {}});
    for (int i = 1; i <= 60; ++i) // a quarter of a circle back to near the start
      bench.send({Action::Move,
                  {100 * std::sin(i * 0.1), 100 - 100 * std::cos(i * 0.1)},
                  shift ? Button::Left : Button::None,
                  {.shift = shift}});
    bench.send({Action::Release, {0, 0}, Button::Left, {}});
    bench.key(KeyEvent::Key::Enter);
    ASSERT_EQ(bench.labels.size(), 1u) << shift;
    EXPECT_GT(bench.only().shape[0].outer.size(), 40u);
    EXPECT_NEAR(area(bench.only().shape), 3.14159 * 100 * 100, 300);
  }
}

TEST(DrawAreaTool, SnapsToCornersBeforeEdgesUnlessControlIsHeld) {
  DrawAreaTool tool;
  Bench bench(tool);
  bench.add(square(0, 0, 100));
  bench.snapping = true;
  bench.click(103, 105);                   // the corner (100, 100), though edges are nearer
  bench.click(108, 50);                    // the edge x = 100
  bench.click(108, 20, {.control = true}); // as clicked
  bench.click(200, 60);
  const ToolReply moved = bench.move(104, 98);
  EXPECT_TRUE(std::any_of(moved.preview.marks.begin(), moved.preview.marks.end(), [](const auto& m) {
    return m.kind == Preview::Mark::Kind::Snap && m.position == Point{100, 100};
  }));
  bench.key(KeyEvent::Key::Enter);
  const Area* drawn = bench.labels.find(bench.selection.at(0));
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->shape[0].outer, (Ring{{100, 100}, {100, 50}, {108, 20}, {200, 60}}));
}

TEST(SelectTool, ChoosesTheSmallestAreaUnderTheClick) {
  SelectTool tool;
  Bench bench(tool);
  const AreaId big = bench.add(square(0, 0, 100)), small = bench.add(square(40, 40, 10));
  bench.click(45, 45);
  EXPECT_EQ(bench.selection, std::vector{small});
  bench.click(5, 5, {.shift = true});
  EXPECT_EQ(bench.selection, (std::vector{small, big}));
  bench.click(45, 45, {.shift = true});
  EXPECT_EQ(bench.selection, std::vector{big});
  bench.click(500, 500);
  EXPECT_TRUE(bench.selection.empty());
}

TEST(SelectTool, BoxAndDeleteRemoveAllAsOneEdit) {
  SelectTool tool;
  Bench bench(tool);
  for (int i = 0; i < 3; ++i)
    bench.add(square(i * 20, 0, 10));
  bench.add(square(500, 0, 10));
  bench.drag({-5, -5}, {60, 20});
  EXPECT_EQ(bench.selection.size(), 3u);
  const LabelSet before = bench.labels;
  const ToolReply reply = bench.key(KeyEvent::Key::Delete);
  EXPECT_EQ(bench.labels.size(), 1u);
  EXPECT_EQ(bench.edits, 1);
  EXPECT_EQ(titleOf(*reply.edit), "Delete 3 areas");
}

TEST(EditVerticesTool, MovesACornerAsOneEditOnRelease) {
  EditVerticesTool tool;
  Bench bench(tool);
  const AreaId id = bench.add(square(0, 0, 100));
  bench.click(50, 50);
  EXPECT_EQ(bench.selection, std::vector{id});
  bench.send({Action::Press, {98, 101}, Button::Left, {}});
  bench.send({Action::Move, {120, 120}, Button::Left, {}});
  EXPECT_TRUE(tool.busy());
  EXPECT_EQ(bench.edits, 0);
  bench.send({Action::Move, {130, 140}, Button::Left, {}});
  bench.send({Action::Release, {130, 140}, Button::Left, {}});
  EXPECT_EQ(bench.edits, 1);
  EXPECT_EQ(bench.only().shape[0].outer[2], (Point{130, 140}));
  EXPECT_EQ(bench.only().modified, "2024-11-18T09:00:00Z");
}

TEST(EditVerticesTool, InsertsACornerAtTheMiddleOfAnEdge) {
  EditVerticesTool tool;
  Bench bench(tool);
  bench.selection = {bench.add(square(0, 0, 100))};
  bench.drag({51, 1}, {50, -30});
  EXPECT_EQ(bench.only().shape[0].outer, (Ring{{0, 0}, {50, -30}, {100, 0}, {100, 100}, {0, 100}}));
  bench.drag({0, 50}, {-20, 50}); // the closing edge
  EXPECT_EQ(bench.only().shape[0].outer.back(), (Point{-20, 50}));
}

TEST(EditVerticesTool, DeletesTheTouchedCornerButKeepsThree) {
  EditVerticesTool tool;
  Bench bench(tool);
  bench.selection = {bench.add(square(0, 0, 100))};
  EXPECT_TRUE(bench.key(KeyEvent::Key::Delete).refused) << "no corner touched yet";
  bench.click(100, 100);
  bench.key(KeyEvent::Key::Delete);
  EXPECT_EQ(bench.only().shape[0].outer.size(), 3u);
  bench.click(0, 0);
  EXPECT_TRUE(bench.key(KeyEvent::Key::Delete).refused);
  EXPECT_EQ(bench.only().shape[0].outer.size(), 3u);
}

TEST(EditVerticesTool, RefusesASelfCrossingAndLeavesTheArea) {
  EditVerticesTool tool;
  Bench bench(tool);
  bench.selection = {bench.add(square(0, 0, 100))};
  const MultiPolygon before = bench.only().shape;
  const ToolReply reply = bench.drag({100, 100}, {50, -50});
  EXPECT_TRUE(reply.refused);
  EXPECT_EQ(bench.edits, 0);
  EXPECT_TRUE(bench.only().shape == before);
  EXPECT_FALSE(tool.busy());
}

TEST(EditVerticesTool, EscPutsTheCornerBack) {
  EditVerticesTool tool;
  Bench bench(tool);
  bench.selection = {bench.add(square(0, 0, 100))};
  bench.send({Action::Press, {100, 100}, Button::Left, {}});
  bench.send({Action::Move, {150, 150}, Button::Left, {}});
  bench.key(KeyEvent::Key::Escape);
  EXPECT_FALSE(tool.busy());
  bench.send({Action::Release, {150, 150}, Button::Left, {}});
  EXPECT_EQ(bench.edits, 0);
}

TEST(EditVerticesTool, SurvivesTheAreaGoingAwayUnderADrag) {
  EditVerticesTool tool;
  Bench bench(tool);
  const AreaId id = bench.add(square(0, 0, 100));
  bench.selection = {id};
  bench.send({Action::Press, {100, 100}, Button::Left, {}});
  bench.send({Action::Move, {150, 150}, Button::Left, {}});
  bench.labels.apply(RemoveArea{id});
  EXPECT_TRUE(bench.send({Action::Release, {150, 150}, Button::Left, {}}).refused);
  EXPECT_FALSE(tool.busy());
}

TEST(CutHoleTool, CutsAHoleInsideAndTrimsAcrossTheEdge) {
  CutHoleTool tool;
  Bench bench(tool);
  bench.add(square(0, 0, 100));
  for (const Point p : {Point{40, 40}, Point{60, 40}, Point{60, 60}, Point{40, 60}})
    bench.click(p.x, p.y);
  bench.key(KeyEvent::Key::Enter);
  ASSERT_EQ(bench.only().shape.size(), 1u);
  EXPECT_EQ(bench.only().shape[0].holes.size(), 1u);
  EXPECT_NEAR(area(bench.only().shape), 9600, 1e-9);
  for (const Point p : {Point{90, -20}, Point{200, -20}, Point{200, 200}, Point{90, 200}})
    bench.click(p.x, p.y);
  bench.key(KeyEvent::Key::Enter);
  EXPECT_NEAR(area(bench.only().shape), 9600 - 1000, 1e-9);
}

TEST(CutHoleTool, RefusesToLeaveNothing) {
  CutHoleTool tool;
  Bench bench(tool);
  bench.add(square(0, 0, 100));
  for (const Point p : {Point{-20, -20}, Point{120, -20}, Point{120, 120}, Point{-20, 120}})
    bench.click(p.x, p.y);
  EXPECT_TRUE(bench.key(KeyEvent::Key::Enter).refused);
  EXPECT_NEAR(area(bench.only().shape), 10000, 1e-9);
}

TEST(SplitTool, MakesTwoAreasThatKeepTheAttributesAndOneUndo) {
  SplitTool tool;
  Bench bench(tool);
  const AreaId id = bench.add(square(0, 0, 100));
  const AreaAttributes attributes{"old landslide", Confidence::High, {.cracks = true}, "note"};
  bench.labels.apply(SetAttributes{id, attributes, "t"});
  const LabelSet before = bench.labels;
  bench.click(30, -20);
  bench.click(30, 120);
  const ToolReply reply = bench.rightClick(0, 0);
  ASSERT_TRUE(reply.edit);
  ASSERT_EQ(bench.labels.size(), 2u);
  EXPECT_NEAR(area(bench.labels.find(id)->shape), 7000, 1e-9) << "the largest keeps the id";
  for (const auto& [each, one] : bench.labels.areas())
    EXPECT_TRUE(one.attributes == attributes);
  LabelSet again = before;
  again.apply(again.apply(*reply.edit));
  EXPECT_TRUE(again == before);
}

TEST(SplitTool, RefusesALineThatEndsInside) {
  SplitTool tool;
  Bench bench(tool);
  bench.add(square(0, 0, 100));
  bench.click(30, -20);
  bench.click(30, 50);
  EXPECT_TRUE(bench.key(KeyEvent::Key::Enter).refused);
  EXPECT_TRUE(tool.busy()) << "the line stays and can go on";
  bench.click(30, 130);
  bench.key(KeyEvent::Key::Enter);
  EXPECT_EQ(bench.labels.size(), 2u);
}

TEST(Merge, UnitesUnderTheFirstChosenArea) {
  SelectTool tool;
  Bench bench(tool);
  const AreaId a = bench.add(square(0, 0, 100)), b = bench.add(square(50, 0, 100));
  bench.selection = {b, a};
  bench.labels.apply(mergeOf(bench.context()));
  ASSERT_EQ(bench.labels.size(), 1u);
  EXPECT_EQ(bench.only().id, b);
  EXPECT_NEAR(area(bench.only().shape), 15000, 1e-9);
  bench.selection = {b};
  EXPECT_THROW(mergeOf(bench.context()), Error);
}

TEST(AcceptPredictionTool, TakesAPredictionOverOnceWithItsRun) {
  AcceptPredictionTool tool;
  Bench bench(tool);
  tool.setPredictions({{square(0, 0, 100), "20261123-XIII"}});
  EXPECT_FALSE(bench.click(500, 500).edit);
  bench.click(50, 50);
  ASSERT_EQ(bench.labels.size(), 1u);
  EXPECT_EQ(bench.only().provenance, (Provenance{Provenance::Kind::Model, "20261123-XIII"}));
  EXPECT_TRUE(bench.click(50, 50).refused) << "not twice";
  EXPECT_EQ(bench.labels.size(), 1u);
}

} // namespace
} // namespace scarp
