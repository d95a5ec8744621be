// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace lockstep::ui {

/// A flat button that opens a menu: a "▾" behind its words instead of the style's arrow in the corner.
class MenuButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit MenuButton(QWidget* parent = nullptr);

    void setWords(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lockstep::ui
