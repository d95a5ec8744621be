// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// What transactions pay, in one quiet line, and the wish to have the newest blocks read for it.
class FeesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit FeesPanel(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);
    QWidget* lastInTabOrder() const; ///< What the keyboard comes to last in here.

signals:
    void measureWanted();

private:
    PlainLabel* m_line;
    QPushButton* m_measure; ///< Only there while there is somebody to ask and something newer to read.
};

} // namespace lockstep::ui
