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

    bool hasRing() const { return m_isByKey && hasFocus(); } ///< It says where the keyboard is.

protected:
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isByKey = false; ///< The focus came by the keyboard: who clicked knows where it is.
};

} // namespace lockstep::ui
