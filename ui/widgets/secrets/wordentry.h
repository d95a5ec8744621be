// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/widgets/secrets/wordedit.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace lockstep::ui {

/// Numbered fields for 12 to 24 recovery words, each marked as soon as it cannot be right.
class WordEntry final : public QWidget
{
    Q_OBJECT

public:
    explicit WordEntry(WordLookup lookup, QWidget* parent = nullptr);

    void setMeant(MeantLookup meant); ///< See WordEdit.
    void setWordCount(int count);
    int wordCount() const { return static_cast<int>(m_fields.size()); }
    void setPasteAllowed(bool isAllowed) { m_isPasteAllowed = isAllowed; }
    void setKeptRevealed(bool isKept);

    int typedCount() const; ///< Fields with something in them.
    bool isComplete() const; ///< Every field has something in it.
    int firstUnknown() const; ///< The place, from 1, of the first word that is not in the list; 0: none.
    bool offersAnother(int place) const; ///< See WordEdit; from 1.
    bool isAt(int place) const; ///< The keyboard is in this field, which says itself what is wrong with it; from 1.
    SecureBytes words() const; ///< With one space between. Completed, not checked; the fields stay as they are.
    void focusFirst(); ///< The cursor into field 1.
    void markWrong(int place); ///< From 1: shows and focuses the field; 0 takes marks away.
    void wipe();

signals:
    void changed();
    void pasted(int words); ///< That many came at once into the first field; heard before they are filled in.
    void submitted(); ///< Enter in the last field: what the form's main button does.

private:
    struct Field
    {
        WordEdit* edit = nullptr;
        QLabel* mark = nullptr;
        WordEdit::Check said = WordEdit::Check::Empty;
    };
    Field makeField(int index);
    void showMark(std::size_t index);
    void tellOfWrong(std::size_t index);
    void focusAfter(std::size_t index);
    void fill(int from, const QStringList& words);

    WordLookup m_lookup;
    MeantLookup m_meant;
    QGridLayout* m_grid;
    std::vector<Field> m_fields;
    bool m_isPasteAllowed = true;
    bool m_isKeptRevealed = false;
};

} // namespace lockstep::ui
