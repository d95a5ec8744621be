// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// What stands where a list would be: a sentence, what to do, at most two buttons.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setWords(const QString& sentence, const QString& advice = {});
    QString sentence() const;
    QPushButton* addButton(const QString& text, const QString& objectName);

private:
    PlainLabel* m_sentence;
    PlainLabel* m_advice;
    QHBoxLayout* m_buttons;
};

} // namespace lockstep::ui
