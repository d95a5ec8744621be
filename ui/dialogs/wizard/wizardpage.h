// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace lockstep::ui {

/// One step of a wizard: fields on one subject. What is wrong it says under the field itself.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    explicit WizardPage(QString title, QWidget* parent = nullptr);

    const QString& title() const { return m_title; }
    void setTitle(const QString& title);

    virtual void entered() { } ///< It is shown: the cursor goes where the person begins.
    virtual void left() { } ///< It is hidden again: secrets are covered.

    /// Whether the person may go on. Says under the first wrong field what is wrong, and puts the cursor there.
    virtual bool isSound() { return true; }

    virtual void setTakenNames(const QStringList&) { } ///< What other wallets are called, for a page that asks for one.

    virtual QString acceptText() const { return m_acceptText; } ///< Of the main button.
    void setAcceptText(const QString& text) { m_acceptText = text; }

    /// As the last page: its main button does nothing but close, so that there is no second one for that.
    virtual bool onlyCloses() const { return false; }

signals:
    void titleChanged();
    void acceptTextChanged();
    void submitted(); ///< Enter in the last field: as if the main button were pressed.

protected:
    QVBoxLayout* content() const { return m_content; }

private:
    QString m_title;
    QString m_acceptText;
    QVBoxLayout* m_content;
};

} // namespace lockstep::ui
