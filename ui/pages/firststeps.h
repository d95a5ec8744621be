// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace lockstep::ui {

class PlainLabel;

/// What makes a new wallet safe and used, ticked off one by one. Gone once all is done.
class FirstSteps final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget* parent = nullptr);

    struct Done
    {
        bool hasConfirmedWords = false;
        bool hasPassphrase = false;
        bool isInFile = false;
        bool isChangedSince = false; ///< Since that file. To do again, though it alone does not bring the list back.
        bool wasPaid = false;
        bool hasLabel = false;
    };
    void setDone(const Done& done);

signals:
    void wordsCheckWanted();
    void passphraseWanted();
    void backupWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void levelRows();
    PlainLabel* addStep(QVBoxLayout& column, const QString& objectName, QPushButton* button = nullptr);

    PlainLabel* m_words;
    QPushButton* m_confirmWords;
    PlainLabel* m_passphrase;
    QPushButton* m_setPassphrase;
    PlainLabel* m_file;
    QPushButton* m_saveFile;
    PlainLabel* m_payment;
    PlainLabel* m_label;
};

} // namespace lockstep::ui
