// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

#include <array>

namespace lockstep::ui {

class PlainLabel;

/// How far each step of the sync is, side by side.
class PhasesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PhasesPanel(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);

private:
    struct Phase
    {
        PlainLabel* name;
        PlainLabel* state;
        PlainLabel* count;
    };
    std::array<Phase, 4> m_phases;
};

} // namespace lockstep::ui
