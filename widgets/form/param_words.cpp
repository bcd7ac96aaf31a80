// SPDX-License-Identifier: GPL-3.0-or-later
// Names and explanations of parameters that forms show, once more for the translators: they are declared in
// core, which knows no Qt, so their tools cannot find them there. tests/guard/translations.sh and the test of
// the form see to it that none is missing.
#include <QCoreApplication>

namespace scarp {

[[maybe_unused]] static const char* const kParameterWords[] = {
    QT_TRANSLATE_NOOP("Parameters", "Model"),
    QT_TRANSLATE_NOOP("Parameters", "Preset of the paper's tables, I to XVIII; sets net and channels"),
    QT_TRANSLATE_NOOP("Parameters", "Net"),
    QT_TRANSLATE_NOOP("Parameters", "Network"),
    QT_TRANSLATE_NOOP("Parameters", "Channels"),
    QT_TRANSLATE_NOOP("Parameters",
                      "Input channels in order: rgb, velocity, hotspot, slope, aspect, elevation"),
    QT_TRANSLATE_NOOP("Parameters", "Width"),
    QT_TRANSLATE_NOOP("Parameters", "Channels of the first level; 64 is the paper's"),
    QT_TRANSLATE_NOOP("Parameters", "Epochs"),
    QT_TRANSLATE_NOOP("Parameters", "Passes over the training tiles"),
    QT_TRANSLATE_NOOP("Parameters", "Batch"),
    QT_TRANSLATE_NOOP("Parameters", "Tiles per step"),
    QT_TRANSLATE_NOOP("Parameters", "Learning rate"),
    QT_TRANSLATE_NOOP("Parameters", "Initial rate of Adam"),
    QT_TRANSLATE_NOOP("Parameters", "Loss"),
    QT_TRANSLATE_NOOP(
        "Parameters",
        "What training makes small: binary cross-entropy (the paper's), the same plus Dice, focal"),
    QT_TRANSLATE_NOOP("Parameters", "Device"),
    QT_TRANSLATE_NOOP("Parameters", "Where to compute; auto takes a GPU when there is one"),
    QT_TRANSLATE_NOOP("Parameters", "Seed"),
    QT_TRANSLATE_NOOP("Parameters",
                      "Of the weights, the order of tiles, augmentation and the validation share"),
    QT_TRANSLATE_NOOP("Parameters", "Validation"),
    QT_TRANSLATE_NOOP("Parameters", "Share of the training tiles that judges each epoch; never test tiles"),
    QT_TRANSLATE_NOOP("Parameters", "Keep"),
    QT_TRANSLATE_NOOP("Parameters", "Weights to keep: of the best epoch by pooled IoU, or of the last"),
    QT_TRANSLATE_NOOP("Parameters", "Augment"),
    QT_TRANSLATE_NOOP("Parameters", "Random flips and quarter turns of training tiles"),
    QT_TRANSLATE_NOOP("Parameters", "Threshold"),
    QT_TRANSLATE_NOOP("Parameters", "A pixel is positive when its probability is at least this"),
    QT_TRANSLATE_NOOP("Parameters", "Threads"),
    QT_TRANSLATE_NOOP("Parameters", "CPU threads; 0 takes all cores"),
    QT_TRANSLATE_NOOP("Parameters", "channels"), // units, behind the number
    QT_TRANSLATE_NOOP("Parameters", "tiles"),
};

} // namespace scarp
