// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace lockstep::ui {

/// A label for text that may come from a person or a peer: never read as HTML. Its colour follows the theme.
class PlainLabel final : public QLabel
{
    Q_OBJECT

public:
    enum class Colour { Text, Muted, Problem };

    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr, Colour colour = Colour::Text);
    void setColour(Colour colour);
    void say(const QString& text); ///< Takes no room, and is not there to be read, while there are no words.

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    void align();
    Colour m_colour;
};

PlainLabel* mutedLabel(const QString& text, QWidget* parent);

/// Wraps, and may be as narrow as its place.
PlainLabel* paragraph(const QString& text, QWidget* parent, PlainLabel::Colour colour = PlainLabel::Colour::Text);

/// One line that ends in "…" where there is no room; the whole text is its tooltip and accessible name.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace lockstep::ui
