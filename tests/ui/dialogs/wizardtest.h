// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/guitest.h"
#include "ui/dialogs/discarddialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

namespace lockstep::test {

/// What every wizard has: steps, a main button, messages under its fields.

inline QPushButton& mainButton(QWidget& wizard) { return child<QPushButton>(wizard, "acceptButton"); }

inline QString stepTitle(QWidget& wizard) { return child<QLabel>(wizard, "stepTitleLabel").text(); }

/// All that the page, or the line at the bottom, says is wrong.
inline QString complaint(QWidget& wizard)
{
    QStringList all;
    for (const QLabel* label : wizard.findChildren<QLabel*>())
        if (label->isVisible() && label->objectName().endsWith("roblemLabel")) all += label->text();
    return all.join('\n');
}

/// Presses the main button; the step is sound, so another one is shown.
inline void goOn(QWidget& wizard)
{
    const QString before = stepTitle(wizard);
    click(mainButton(wizard));
    QVERIFY2(stepTitle(wizard) != before, qPrintable(before + ": " + complaint(wizard)));
}

inline void choose(QWidget& wizard, const char* radioButton)
{
    auto& button = child<QRadioButton>(wizard, radioButton);
    QVERIFY2(button.isVisible() && button.isEnabled(), radioButton);
    QTest::keyClick(&button, Qt::Key_Space);
    QVERIFY(button.isChecked());
}

/// By the keyboard: a box is as wide as its row, and only its sign and text can be clicked.
inline void tick(QWidget& wizard, const char* box)
{
    auto& found = child<QCheckBox>(wizard, box);
    QVERIFY2(found.isVisible() && found.isEnabled(), box);
    QTest::keyClick(&found, Qt::Key_Space);
}

/// Of the wizard that makes a wallet: the page before its words.
inline void understand(QWidget& wizard)
{
    tick(wizard, "understandBox");
    click(mainButton(wizard));
}

/// What a wizard asks that is closed although something would be lost; nullptr: it asks nothing.
inline ui::DiscardDialog* questionOf(const QWidget& wizard)
{
    auto* question = wizard.findChild<ui::DiscardDialog*>();
    return question && question->isVisible() ? question : nullptr;
}

inline void closeAndDiscard(QWidget& wizard)
{
    QTest::keyClick(&wizard, Qt::Key_Escape);
    ui::DiscardDialog* question = questionOf(wizard);
    QVERIFY(question);
    click(child<QPushButton>(*question, "acceptButton"));
}

inline void retype(QLineEdit& edit, const QString& text)
{
    edit.setFocus();
    edit.selectAll();
    QTest::keyClicks(&edit, text);
}

inline void retype(QSpinBox& box, int value)
{
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, QString::number(value));
}

} // namespace lockstep::test
