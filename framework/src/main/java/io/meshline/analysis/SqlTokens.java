package io.meshline.analysis;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/** Takes SQL apart with Spark's own lexer. */
final class SqlTokens {
    private SqlTokens() {}

    /** A SQL text by its tokens: comments, white space and the case of key words make no difference. */
    static String canonical(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        lexer.removeErrorListeners();
        StringBuilder tokens = new StringBuilder();
        for (Token token : lexer.getAllTokens()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens.append(text(token, lexer.getVocabulary())).append('\n');
            }
        }
        return tokens.toString();
    }

    /** Key words in capitals; names and literals as they are written. */
    private static String text(Token token, Vocabulary vocabulary) {
        String keyword = vocabulary.getSymbolicName(token.getType());
        return token.getText().equalsIgnoreCase(keyword) ? keyword : token.getText();
    }
}
