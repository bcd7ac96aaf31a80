// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/features/image_dataset.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>

namespace scarp {
namespace fs = std::filesystem;

namespace {

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::vector<fs::path> imageFiles(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code))
    throw inputError(folder.string() + " is not a folder of images", "Name the folder that holds them.");
  constexpr std::array extensions = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string extension = lowerCase(entry.path().extension().string());
    if (entry.is_regular_file() && entry.path().filename().string().front() != '.' &&
        std::ranges::find(extensions, extension) != extensions.end())
      files.push_back(entry.path());
  }
  std::ranges::sort(files);
  if (files.empty())
    throw inputError(folder.string() + " holds no images (PNG, JPEG, TIFF or BMP)",
                     "Name the folder that holds them.");
  return files;
}

std::string stemKey(const fs::path& file) {
  return lowerCase(file.stem().string());
}

/// "LandslideLabel001" -> "landslide001", "img_7" -> "7"
std::string plainKey(const fs::path& file) {
  std::string key = stemKey(file);
  for (const std::string word : {"labels", "label", "masks", "mask", "images", "image", "img", "_gt"})
    for (size_t at = key.find(word); at != std::string::npos; at = key.find(word))
      key.erase(at, word.size());
  std::erase_if(key, [](char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; });
  return key;
}

std::string numberKey(const fs::path& file) {
  const std::string stem = file.stem().string();
  size_t end = stem.size();
  while (end > 0 && !isDigit(stem[end - 1]))
    --end;
  size_t begin = end;
  while (begin > 0 && isDigit(stem[begin - 1]))
    --begin;
  std::string digits = stem.substr(begin, end - begin);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size())); // 007 and 7
  return end == 0 ? "" : digits + "#";
}

/// Pairs what has the same key, and takes it out of both lists; a key that occurs twice on a side pairs
/// nothing.
void pairBy(const std::function<std::string(const fs::path&)>& keyOf, std::vector<fs::path>& images,
            std::vector<fs::path>& masks, std::vector<ImagePair>& pairs) {
  const auto byKey = [&](const std::vector<fs::path>& files) {
    std::map<std::string, std::vector<fs::path>> keys;
    for (const fs::path& file : files)
      if (const std::string key = keyOf(file); !key.empty())
        keys[key].push_back(file);
    return keys;
  };
  const auto imageKeys = byKey(images), maskKeys = byKey(masks);
  for (const auto& [key, found] : imageKeys) {
    const auto partner = maskKeys.find(key);
    if (found.size() != 1 || partner == maskKeys.end() || partner->second.size() != 1)
      continue;
    pairs.push_back({found[0], partner->second[0]});
    std::erase(images, found[0]);
    std::erase(masks, partner->second[0]);
  }
}

} // namespace

ImagePairs pairedImages(const fs::path& imageFolder, const fs::path& maskFolder) {
  std::vector<fs::path> images = imageFiles(imageFolder), masks = imageFiles(maskFolder);
  ImagePairs result;
  for (const auto& key : {stemKey, plainKey, numberKey})
    pairBy(key, images, masks, result.pairs);
  std::ranges::sort(result.pairs, {}, &ImagePair::image);
  result.unpaired = images;
  result.unpaired.insert(result.unpaired.end(), masks.begin(), masks.end());
  if (result.pairs.empty())
    throw inputError(
        "no image of " + imageFolder.string() + " has a mask in " + maskFolder.string(),
        "Give pairs the same name or number, such as Landslide001.png and LandslideLabel001.png.");
  return result;
}

} // namespace scarp
