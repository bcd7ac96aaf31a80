// SPDX-License-Identifier: GPL-3.0-or-later
// Placeholder so that a target without sources configures.
