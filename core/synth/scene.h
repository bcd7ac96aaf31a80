// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic valley: a few coarse fields and objects in memory, from which any window of the elevation model
// or of the image can be computed, in any order and on any thread, always with the same result. Nothing here
// needs GDAL.
#pragma once

#include "core/dataset/pack_writer.h"
#include "core/synth/landslide.h"

#include <span>
#include <vector>

namespace scarp::synth {

class Scene {
public:
  explicit Scene(const SceneParams& params, const Progress& progress = {});

  const SceneParams& params() const { return m_params; }
  const River& river() const { return m_river; }
  const Faults& faults() const { return m_faults; }
  const std::vector<Landslide>& moving() const { return m_landslides.moving; }
  const std::vector<Landslide>& old() const { return m_landslides.old; }

  /// Metres above sea at the samples (scene metres), with details down to `shortest` metres.
  void heights(const Samples& samples, double shortest, std::span<float> out) const;
  /// A window of demGrid(), m above sea, rounded to centimetres.
  void elevation(const Window& window, std::span<float> out) const;
  /// A window of imageGrid(): 0-255 per band.
  void image(const Window& window, std::span<uint8_t> red, std::span<uint8_t> green,
             std::span<uint8_t> blue) const;

  /// Below and above every elevation, m.
  ValueRange heightBounds() const;
  /// 0 bare .. 1 closed, smooth over 50 m; in logits (0 means half).
  float vegetation(double x, double y) const { return m_vegetation.linear(x, y); }
  /// Downhill is against it: d(height)/dx, d(height)/dy (y south) of the ground without its details.
  Point steepness(double x, double y, double reach = 40) const { return m_height.gradient(x, y, reach); }
  /// The moving landslide at a place, or null.
  const Landslide* movingAt(double x, double y) const;

private:
  struct Pixels; ///< what the colouring of one window needs
  void makeFields(const Relief& relief);
  void indexLandslides();
  void shapeByLandslides(const Samples& samples, double shortest, std::span<float> out) const;
  void colourGround(Pixels& p) const;
  void colourLandslides(Pixels& p) const;
  void colourRiver(Pixels& p) const;

  SceneParams m_params;
  River m_river;
  Faults m_faults;
  Field m_height;     ///< 25 m
  Field m_ruggedness; ///< 50 m: how strong the details are, 0 on flats to about 1.5 on fragmented slopes
  Field m_vegetation; ///< 50 m, logits
  Field m_wetness;    ///< 50 m, 0 on ridges .. 1 along streams
  Landslides m_landslides;
  Field m_slides; ///< 100 m: 1 where a moving landslide may be
};

} // namespace scarp::synth
