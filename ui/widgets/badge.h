// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

namespace lockstep::ui {

/// A small rounded label: a shape and words, with a colour that repeats what they say.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);

    void setContent(const QString& symbol, const QString& words, Tone tone); ///< Empty words hide it.
    QString words() const { return m_words; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;

    QString m_symbol;
    QString m_words;
    Tone m_tone = Tone::Neutral;
};

} // namespace lockstep::ui
