// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace lockstep::ui {

/// One choice of a page bar: quiet words, underlined while its page is shown.
class PageButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit PageButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lockstep::ui
