// SPDX-License-Identifier: MIT
#pragma once

#include <QProgressBar>

namespace lockstep::ui {

/// A bar that moves with snapshots, in percent. It is painted at every step, and told to screen readers at most every
/// ten: a voice that counts to a hundred drowns everything else.
class ProgressBar final : public QProgressBar
{
    Q_OBJECT

public:
    explicit ProgressBar(QWidget* parent = nullptr);

    void setPercent(int percent); ///< 0 to 100.
    void setUnknown(); ///< Something moves, but nobody knows how far.
    int percent() const { return m_percent; }

    QString text() const override;

protected:
    void initStyleOption(QStyleOptionProgressBar* option) const override;

private:
    int m_percent = 0; ///< `value` is what was told last.
};

} // namespace lockstep::ui
