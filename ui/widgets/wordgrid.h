// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"

#include <QTimer>
#include <QWidget>

#include <string_view>
#include <vector>

namespace lockstep::ui {

/// Shows recovery words to be written on paper: painted one by one from locked memory, in no text of any widget.
/// Covered until asked for, again after a minute, and whenever the window loses the focus.
class WordGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit WordGrid(QWidget* parent = nullptr);

    void setWords(SecureBytes words); ///< Separated by single spaces.
    void setShown(bool isShown);
    bool isShown() const { return m_isShown; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void shownChanged(bool isShown);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    std::vector<std::string_view> words() const;

    SecureBytes m_words;
    QTimer m_cover;
    bool m_isShown = false;
};

} // namespace lockstep::ui
