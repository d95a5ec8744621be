// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/wizard/wizardpage.h"

class QStackedWidget;

namespace lockstep::ui {

/// The frame of every wizard: a form in steps, with a title and "Step 2 of 5" above and Back beside the main button.
/// Nothing is stored before the last step. Its pages say themselves what is wrong with them; the line at the bottom is
/// for what the program answered.
class WizardDialog : public FormDialog
{
    Q_OBJECT

public:
    WizardDialog(const QString& title, QWidget* parent);

    void reject() override; ///< Asks first where something is lost.

protected:
    void addPage(WizardPage* page); ///< The next step.
    const QList<WizardPage*>& pages() const { return m_pages; }
    void begin(); ///< Shows the first one.
    void goTo(int step);
    int step() const;

    enum class Ending {
        Still, ///< The window is as high as what there is to read.
        Changing ///< What there is to read comes and goes: the window keeps its height, so that no button moves.
    };
    /// Leaves the steps for a page that comes after them: no way back, one button to close. The steps keep the height
    /// of the highest, so that buttons stay where they are.
    void showLast(WizardPage* page, Ending ending = Ending::Still);
    bool isAtLast() const { return m_isAtLast; }

    virtual void pageShown(WizardPage*) { } ///< After goTo.
    virtual bool isLengthKnown() const
    {
        return true;
    } ///< No choice that is still to be made changes how many there are.
    /// What becomes of it if the person closes the wizard now, in a sentence or two; empty: nothing worth a question.
    virtual QString loss() const { return {}; }
    virtual bool isSkipped(const WizardPage*) const { return false; } ///< By what the person chose so far.
    virtual bool isCounted(const WizardPage* page) const { return !isSkipped(page); } ///< It is one of the steps.
    void acceptClicked() override;
    void setBusy(bool isBusy) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    WizardPage* current() const;
    int nextStep(int direction) const; ///< Among those not skipped; -1: there is none.
    void show(WizardPage* page);
    void showHead();
    void fitPage();

    PlainLabel* m_title;
    PlainLabel* m_progress;
    QStackedWidget* m_stack;
    QPushButton* m_back;
    QList<WizardPage*> m_pages;
    bool m_isAtLast = false;
    bool m_isBusy = false;
};

} // namespace lockstep::ui
