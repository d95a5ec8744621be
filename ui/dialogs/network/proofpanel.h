// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// What the chain and the filters rest on, to be checked elsewhere; it can be copied as text.
class ProofPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProofPanel(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);

private:
    struct Line
    {
        PlainLabel* name;
        PlainLabel* value;
        PlainLabel* meaning;
    };
    void copy();

    std::array<Line, 6> m_lines;
    QPushButton* m_copy;
    PlainLabel* m_copied;
    QString m_text;
};

} // namespace lockstep::ui
