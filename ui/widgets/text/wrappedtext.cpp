// SPDX-License-Identifier: MIT

#include "ui/widgets/text/wrappedtext.h"

#include <QEvent>
#include <QTextBlock>

#include <cmath>

namespace lockstep::ui {

WrappedText::WrappedText(const QString& text, QWidget* parent) : QPlainTextEdit(text, parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    fit();
}

void WrappedText::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

void WrappedText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

/// With so much room nothing is left to scroll to.
void WrappedText::fit()
{
    const double text = blockBoundingRect(document()->firstBlock()).height(); // and its margins
    const int frame = height() - viewport()->height();
    setFixedHeight(static_cast<int>(std::ceil(text + document()->documentMargin())) + 1 + frame);
}

} // namespace lockstep::ui
